package systole.engine.group;

import org.jspecify.annotations.Nullable;

import systole.engine.membership.AgreementTiming;
import systole.engine.membership.Beat;
import systole.engine.membership.Heart;
import systole.engine.membership.HeartOutput;
import systole.engine.membership.Packet;
import systole.engine.membership.PacketFormat;
import systole.engine.membership.PacketFormat.MalformedPacketException;
import systole.engine.membership.Party;
import systole.engine.membership.Proposal;
import systole.engine.membership.Solitude;
import systole.engine.membership.ViewId;
import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.Ticker;
import systole.engine.port.Timers;
import systole.engine.port.View;
import systole.engine.port.Wire;
import systole.model.node.NodeName;
import systole.remote.bus.Bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The built-in stack: views agreed by beats over a wire, messages over a bus.
 *
 * <p>The heart beats on a loop of its own, so that an engine that thinks for long is not taken for
 * dead. A peer counts as heard only while messages to it get through as well: a view whose members
 * cannot talk is of no use. A message that cannot be delivered in its view ends this node's part in
 * the view.
 */
public final class HeartbeatGroup implements GroupChannel {
    private static final int MOST_EARLY = 10_000;

    private final Settings settings;
    private final Ticker ticker;
    private final Loops loops;
    private final Wire wire;
    private final Bus bus;
    private final MessageFormat format;
    private final GroupWatcher watcher;
    private final Fate fate;
    private final Map<NodeName, Timers.Timer> outages = new HashMap<>();
    private final Map<NodeName, Long> lastBeat = new HashMap<>();
    private @Nullable Heart heart;
    private @Nullable Inbox inbox;
    private Timers.@Nullable Timer nextBeat;
    private boolean quorate;
    private final long made;
    private volatile Right right;
    private volatile boolean ended;

    /** Who takes part, and how. */
    public record Settings(Party party, AgreementTiming timing, Solitude solitude) {}

    /** The engine may act in that view, until that moment of this node's own clock. */
    private record Right(Optional<ViewId> view, long until) {}

    /** What carries a group. */
    public record Carriers(Wire wire, Bus bus, MessageFormat format) {}

    /** A group that has not been joined; made after any former one of this node has ended. */
    public HeartbeatGroup(
            Settings settings,
            Ticker ticker,
            Loops loops,
            Carriers carriers,
            GroupWatcher watcher) {
        this.settings = settings;
        this.ticker = ticker;
        this.loops = loops;
        this.wire = carriers.wire();
        this.bus = carriers.bus();
        this.format = carriers.format();
        this.watcher = watcher;
        this.fate = new Fate(watcher);
        this.made = ticker.nanos();
        this.right = new Right(Optional.empty(), made);
    }

    private NodeName self() {
        return settings.party().self();
    }

    @Override
    public void join(Listener listener) {
        inbox = new Inbox(listener);
        loops.heartbeat().post(this::begin);
    }

    private void begin() {
        var beating =
                new Heart(
                        settings.party(),
                        settings.timing(),
                        settings.solitude(),
                        new Output(),
                        made);
        heart = beating;
        settings.party().peers().forEach(peer -> beating.flow(peer, false, made));
        wire.open(new Ear());
        bus.open(new Postman());
        beat();
    }

    private void beat() {
        withHeart(beating -> beating.tick(ticker.nanos()));
    }

    /** Does something with the heart, on its loop; what is heard may put off what is due. */
    private void withHeart(Consumer<Heart> deed) {
        Heart beating = heart;
        if (beating != null && !ended) {
            deed.accept(beating);
            noteLease(beating);
            if (nextBeat != null) {
                nextBeat.cancel();
            }
            nextBeat = loops.timers().after(beating.untilDue(ticker.nanos()), this::beat);
        }
    }

    private void soon(Consumer<Heart> deed) {
        loops.heartbeat().post(() -> withHeart(deed));
    }

    private void noteLease(Heart beating) {
        long now = ticker.nanos();
        long remaining = Math.clamp(beating.remaining(now), -1, Long.MAX_VALUE / 4);
        right = new Right(beating.view().map(Proposal::id), now + remaining);
    }

    /** An engine that has not heard yet of the view that holds acts in none. */
    @Override
    public boolean mayAct() {
        Right now = right;
        Inbox mine = inbox;
        return !ended
                && mine != null
                && mine.view().equals(now.view())
                && now.until() - ticker.nanos() > 0;
    }

    @Override
    public void leave() {
        if (!ended) {
            ended = true;
            loops.heartbeat().post(this::end);
        }
    }

    private void end() {
        if (heart != null) {
            // Datagrams get lost; three are rarely lost together.
            for (int i = 0; i < 3; i++) {
                heart.stop();
            }
        }
        wire.close();
        bus.close();
    }

    @Override
    public void cut() {
        if (!ended) {
            ended = true;
            loops.heartbeat()
                    .post(
                            () -> {
                                wire.close();
                                bus.close();
                            });
        }
    }

    @Override
    public void send(NodeName target, Message message) {
        Inbox mine = inbox;
        if (ended || mine == null || mine.view().isEmpty() || !mine.members().contains(target)) {
            return;
        }
        ViewId view = mine.view().get();
        if (target.equals(self())) {
            toEngine(() -> mine.take(target, view, message));
        } else {
            bus.send(target, new Letter(view, format.encode(message)).encode());
        }
    }

    @Override
    public void broadcast(Message message) {
        Inbox mine = inbox;
        if (ended || mine == null || mine.view().isEmpty()) {
            return;
        }
        ViewId view = mine.view().get();
        byte[] letter = new Letter(view, format.encode(message)).encode();
        for (NodeName member : mine.members()) {
            if (member.equals(self())) {
                toEngine(() -> mine.take(member, view, message));
            } else {
                bus.send(member, letter);
            }
        }
    }

    @Override
    public void letGo() {
        Inbox mine = inbox;
        if (mine != null) {
            mine.view().ifPresent(view -> soon(heart -> heart.letGo(view, ticker.nanos())));
        }
    }

    private void toEngine(Runnable event) {
        boolean taken =
                loops.engine()
                        .post(
                                () -> {
                                    if (!ended) {
                                        event.run();
                                    }
                                });
        if (!taken && !ended) {
            ended = true;
            loops.heartbeat().post(this::engineStuck);
        }
    }

    /** An engine that takes nothing is worse than none: the others shall go on without it. */
    private void engineStuck() {
        wire.close();
        bus.close();
        watcher.engineStuck();
    }

    /** How things stand, seen from here; to be called on the heartbeat loop. */
    public GroupReport report() {
        Heart beating = heart;
        if (beating == null) {
            return new GroupReport(
                    self(), Optional.empty(), List.of(), false, Optional.empty(), List.of());
        }
        long now = ticker.nanos();
        long remaining = beating.remaining(now);
        return new GroupReport(
                self(),
                beating.view().map(Proposal::id),
                beating.view().map(Proposal::members).orElse(List.of()),
                quorate,
                remaining < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(remaining)),
                beating.heard(now).values().stream()
                        .map(beat -> new GroupReport.Peer(beat.sender(), beat.view(), beat.hears()))
                        .toList());
    }

    /** What the heart asks. */
    private final class Output implements HeartOutput {
        @Override
        public void broadcast(Packet packet) {
            noteBeat(self(), packet);
            wire.broadcast(PacketFormat.encode(packet));
        }

        @Override
        public void send(NodeName peer, Packet packet) {
            wire.send(peer, PacketFormat.encode(packet));
        }

        @Override
        public void installed(ViewId id, List<NodeName> members, boolean withQuorum) {
            quorate = withQuorum;
            var view = new View(id.number(), members, withQuorum);
            settings.party().peers().stream()
                    .filter(peer -> !members.contains(peer))
                    .forEach(bus::forget);
            watcher.viewChanged(view);
            fate.installed(id, withQuorum);
            Inbox mine = inbox;
            if (mine != null) {
                toEngine(() -> mine.install(id, view));
            }
        }
    }

    /** Hears the wire. */
    private final class Ear implements Wire.Receiver {
        @Override
        public void received(NodeName peer, byte[] payload) {
            withHeart(
                    beating -> {
                        try {
                            Packet packet = PacketFormat.decode(payload);
                            beating.received(peer, packet, ticker.nanos());
                            noteBeat(peer, packet);
                        } catch (MalformedPacketException e) {
                            // Authentic, yet nonsense: a newer release may say more than this one.
                        }
                    });
        }

        @Override
        public void answered(String pingNode, long sent) {
            withHeart(beating -> beating.answered(pingNode, sent));
        }
    }

    private void noteBeat(NodeName peer, Packet packet) {
        if (packet instanceof Beat beat) {
            long now = ticker.nanos();
            Long before = lastBeat.put(peer, now);
            watcher.beat(peer, Duration.ofNanos(before == null ? 0 : now - before));
            boolean out =
                    heart != null
                            && heart.view()
                                    .filter(view -> view.members().equals(List.of(self())))
                                    .isPresent();
            if (out && beat.acts()) {
                beat.view().ifPresent(fate::others);
            }
        }
    }

    /** Hears the bus, on its threads. */
    private final class Postman implements Bus.Receiver {
        @Override
        public void received(NodeName peer, byte[] bytes) {
            Optional<Letter> letter = Letter.decode(bytes);
            Optional<Message> message = letter.flatMap(one -> format.decode(one.message()));
            if (letter.isEmpty() || message.isEmpty()) {
                // The order of messages would have a gap: neither side can rely on this view.
                lapse();
                return;
            }
            toEngine(() -> deliver(peer, letter.get().view(), message.get()));
        }

        private void deliver(NodeName peer, ViewId view, Message message) {
            Inbox mine = inbox;
            if (mine == null) {
                return;
            }
            if (mine.waiting() < MOST_EARLY) {
                mine.take(peer, view, message);
            } else {
                overflowed(peer);
            }
        }

        @Override
        public void connected(NodeName peer) {
            soon(
                    beating -> {
                        cancelOutage(peer);
                        beating.flow(peer, true, ticker.nanos());
                    });
        }

        @Override
        public void disconnected(NodeName peer) {
            soon(
                    beating -> {
                        cancelOutage(peer);
                        outages.put(peer, mourn(peer));
                    });
        }

        @Override
        public void overflowed(NodeName peer) {
            lapse();
        }
    }

    private void lapse() {
        soon(beating -> beating.lapse(ticker.nanos()));
    }

    private void cancelOutage(NodeName peer) {
        Timers.Timer pending = outages.remove(peer);
        if (pending != null) {
            pending.cancel();
        }
    }

    /** A bus that is only changing its connection is given the deadtime for it. */
    private Timers.Timer mourn(NodeName peer) {
        return loops.timers()
                .after(
                        settings.timing().dead(),
                        () -> withHeart(beating -> beating.flow(peer, false, ticker.nanos())));
    }
}
