package systole.engine.sim;

import org.jspecify.annotations.Nullable;

import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.View;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One engine's end of the {@link Network}: in order and without loss between members of a view, and
 * nothing across its change.
 */
public final class SimGroup implements GroupChannel {
    private final Network network;
    private final NodeName node;
    private final SimLoop loop;
    private final SimRandom random;
    private final Map<NodeName, Deque<Letter>> arriving = new TreeMap<>();
    private @Nullable Listener listener;
    private @Nullable View heard;
    private List<SimGroup> company = List.of();
    private @Nullable View told;
    private List<SimGroup> latest = List.of();
    private @Nullable View agreed;
    private long toldAt;
    private long born;
    private boolean ended;
    private int most;

    private record Letter(SimGroup sender, long view, long at, Message message) {}

    SimGroup(Network network, NodeName node, SimLoop loop, SimRandom random) {
        this.network = network;
        this.node = node;
        this.loop = loop;
        this.random = random;
    }

    NodeName node() {
        return node;
    }

    long born() {
        return born;
    }

    void bornAt(long number) {
        born = number;
    }

    /** Tells whether this end still answers. */
    boolean alive() {
        return !ended && loop.alive();
    }

    void end() {
        ended = true;
    }

    /** The view this engine was last told of. */
    public @Nullable View view() {
        return heard;
    }

    /** The most messages that ever waited to arrive here from one sender. */
    public int most() {
        return most;
    }

    @Override
    public void join(Listener whom) {
        listener = whom;
        network.join(this);
    }

    @Override
    public void leave() {
        ended = true;
        network.leave(this);
    }

    @Override
    public void send(NodeName target, Message message) {
        for (SimGroup other : company) {
            if (other.node.equals(target)) {
                post(other, message);
            }
        }
    }

    @Override
    public void broadcast(Message message) {
        company.forEach(other -> post(other, message));
    }

    private void post(SimGroup target, Message message) {
        View mine = heard;
        if (ended || mine == null) {
            return;
        }
        Deque<Letter> queue = target.arriving.computeIfAbsent(node, _ -> new ArrayDeque<>());
        long now = network.world().nanos();
        long earliest = queue.isEmpty() ? now : queue.getLast().at();
        long at = Math.max(earliest, now + network.travel().toNanos());
        queue.addLast(new Letter(this, mine.number(), at, message));
        target.most = Math.max(target.most, queue.size());
        network.world().after(Duration.ofNanos(at - now), target::pump);
    }

    /** Delivers what may be delivered by now. */
    void pump() {
        arriving.values().forEach(this::pump);
    }

    private void pump(Deque<Letter> queue) {
        long known = told == null ? 0 : told.number();
        while (!queue.isEmpty() && alive()) {
            Letter next = queue.getFirst();
            boolean stale = next.view() < known;
            boolean waits =
                    next.at() > network.world().nanos()
                            || next.view() > known
                            || !network.connected(next.sender().node, node);
            if (waits && !stale) {
                return;
            }
            queue.removeFirst();
            if (!stale) {
                loop.post(() -> deliver(next));
            }
        }
    }

    private void deliver(Letter letter) {
        if (!ended && listener != null && heard != null && heard.number() == letter.view()) {
            listener.received(letter.sender().node, letter.message());
        }
    }

    /** What was on its way from here when the power went may be lost, from some point on. */
    void cutPower() {
        ended = true;
        for (SimGroup other : latest) {
            Deque<Letter> queue = other.arriving.get(node);
            if (queue != null) {
                int kept = random.below(queue.size() + 1);
                while (queue.size() > kept) {
                    queue.removeLast();
                }
            }
        }
    }

    boolean sharesLatest(List<SimGroup> side, boolean quorate) {
        return agreed != null && agreed.quorate() == quorate && latest.equals(side);
    }

    /** Everybody in it has agreed to a view; this engine is told a little later. */
    void agreed(View view, List<SimGroup> side, Duration delay) {
        agreed = view;
        latest = side;
        long now = network.world().nanos();
        toldAt = Math.max(toldAt, now + delay.toNanos());
        network.world()
                .after(
                        Duration.ofNanos(toldAt - now),
                        () -> {
                            told = view;
                            loop.post(() -> tell(view, side));
                            pump();
                        });
    }

    private void tell(View view, List<SimGroup> side) {
        if (ended || listener == null) {
            return;
        }
        heard = view;
        company = side;
        network.world().observe(new Observation.ViewInstalled(node, view));
        listener.viewChanged(view);
    }
}
