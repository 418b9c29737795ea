package systole.engine.sim;

import org.jspecify.annotations.Nullable;

import systole.model.node.NodeName;
import systole.remote.bus.Bus;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One start of a node on the message bus. Its receiver is called on a loop of the bus.
 *
 * <p>A connection stands while both directions are whole and both ends are awake. It is missed
 * after a while, and made again after a while; what waited meanwhile goes on. With another start of
 * the peer a new life begins: what the former one had not got is gone.
 */
public final class SimBus implements Bus {
    /**
     * How patient it is.
     *
     * @param missing the longest until a connection that stands still is given up
     * @param making the longest until it is made again
     * @param most messages that may wait for a peer
     */
    public record Manner(Duration missing, Duration making, int most) {
        /** As of the real one, with a deadtime of half a minute. */
        public static final Manner USUAL =
                new Manner(Duration.ofSeconds(30), Duration.ofSeconds(2), 20_000);
    }

    private static final Duration SOON = Duration.ofMillis(20);

    private final Network network;
    private final NodeName node;
    private final SimLoop loop;
    private final SimRandom random;
    private final Manner manner;
    private final Map<NodeName, Line> lines = new TreeMap<>();
    private @Nullable Receiver receiver;
    private int most;

    /** A bus that is not open. */
    public SimBus(
            Network network,
            NodeName node,
            List<NodeName> peers,
            SimLoop loop,
            SimRandom random,
            Manner manner) {
        this.network = network;
        this.node = node;
        this.loop = loop;
        this.random = random;
        this.manner = manner;
        peers.forEach(peer -> lines.put(peer, new Line(peer)));
    }

    NodeName node() {
        return node;
    }

    /** The most messages that ever waited for one peer. */
    public int most() {
        return most;
    }

    @Override
    public void open(Receiver whom) {
        receiver = whom;
        network.plug(this);
    }

    @Override
    public void send(NodeName peer, byte[] message) {
        if (receiver != null) {
            line(peer).ifPresent(line -> line.send(message));
        }
    }

    @Override
    public void forget(NodeName peer) {
        line(peer).ifPresent(line -> line.waiting.clear());
    }

    @Override
    public void close() {
        receiver = null;
        network.unplug(this);
    }

    /** The power goes: of what was on its way, the last may be lost. */
    void cutPower() {
        for (Line line : lines.values()) {
            int kept = random.below(line.waiting.size() + 1);
            while (line.waiting.size() > kept) {
                line.waiting.removeLast();
            }
        }
        close();
    }

    private Optional<Line> line(NodeName peer) {
        return Optional.ofNullable(lines.get(peer));
    }

    /** The network is not what it was. */
    void reconsider() {
        lines.values().forEach(Line::reconsider);
    }

    private void tell(Consumer<Receiver> news) {
        loop.post(
                () -> {
                    if (receiver != null) {
                        news.accept(receiver);
                    }
                });
    }

    /** A message under way; not before a moment. */
    private record Parcel(ByteBuffer message, long at) {}

    /** What goes from here to a peer. */
    private final class Line {
        private final NodeName peer;
        private final Deque<Parcel> waiting = new ArrayDeque<>();
        private @Nullable SimBus met;
        private boolean stands;
        private boolean planned;

        Line(NodeName peer) {
            this.peer = peer;
        }

        void send(byte[] message) {
            long now = network.world().nanos();
            long earliest = waiting.isEmpty() ? now : waiting.getLast().at();
            long at = Math.max(earliest, now + network.travel().toNanos());
            waiting.addLast(new Parcel(ByteBuffer.wrap(message), at));
            most = Math.max(most, waiting.size());
            if (waiting.size() > manner.most()) {
                waiting.removeFirst();
                tell(whom -> whom.overflowed(peer));
            }
            network.world().after(Duration.ofNanos(at - now), this::pump);
        }

        /** Delivers what has arrived by now. */
        private void pump() {
            SimBus target = met;
            while (target != null
                    && stands
                    && whole()
                    && !waiting.isEmpty()
                    && waiting.getFirst().at() <= network.world().nanos()) {
                byte[] bytes = waiting.removeFirst().message().array();
                target.tell(whom -> whom.received(node, bytes));
            }
        }

        /** Tells whether the connection, if it stands here, works. */
        private boolean whole() {
            SimBus other = met;
            return other != null
                    && network.connects(node, peer)
                    && network.bus(peer).filter(other::equals).isPresent()
                    && other.line(node).filter(back -> back.stands(SimBus.this)).isPresent();
        }

        private boolean stands(SimBus other) {
            return stands && met == other;
        }

        void reconsider() {
            if (stands && whole()) {
                pump();
            } else if (planned || receiver == null) {
                return;
            } else if (stands) {
                Duration most = network.connects(node, peer) ? manner.making() : manner.missing();
                plan(random.between(SOON, most), this::miss);
            } else if (node.compareTo(peer) < 0) {
                plan(random.between(SOON, manner.making()), this::make);
            }
        }

        private void plan(Duration delay, Runnable what) {
            planned = true;
            network.world()
                    .after(
                            delay,
                            () -> {
                                planned = false;
                                if (receiver != null) {
                                    what.run();
                                }
                            });
        }

        private void miss() {
            if (stands && !whole()) {
                stands = false;
                tell(whom -> whom.disconnected(peer));
                network.bus(peer).flatMap(other -> other.line(node)).ifPresent(Line::reconsider);
            }
            reconsider();
        }

        /** The one whose name is first calls. */
        private void make() {
            network.bus(peer)
                    .filter(_ -> network.connects(node, peer))
                    .ifPresent(
                            other ->
                                    other.line(node)
                                            .ifPresent(
                                                    back -> {
                                                        meet(other);
                                                        back.meet(SimBus.this);
                                                        pump();
                                                        back.pump();
                                                    }));
        }

        private void meet(SimBus other) {
            if (met != null && met != other) {
                waiting.clear();
            }
            if (!stands(other)) {
                tell(whom -> whom.connected(peer));
            }
            met = other;
            stands = true;
        }
    }
}
