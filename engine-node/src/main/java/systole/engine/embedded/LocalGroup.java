package systole.engine.embedded;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.loop.LoopThread;
import systole.engine.message.Message;
import systole.engine.port.GroupChannel;
import systole.engine.port.Ticker;
import systole.engine.port.Timers;
import systole.engine.port.View;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The group of the engines in one process. Views and messages all pass through one loop, which
 * gives every member the same order of both.
 *
 * <p>Every engine's own loop beats; one that is silent for longer than the deadtime is left out of
 * the next view, and taken in again, as the youngest, when it is heard again. The first view waits
 * for all configured nodes, though not for ever. A majority of the configured nodes has quorum; of
 * two nodes one is enough, as with Heartbeat's default plugin: there is nobody else to ask.
 */
public final class LocalGroup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalGroup.class);
    private static final int CAPACITY = 100_000;

    private final List<NodeName> configured;
    private final GroupTiming timing;
    private final Ticker ticker;
    private final GroupWatcher watcher;
    private final LoopThread loop;
    private final TreeMap<NodeName, Peer> peers = new TreeMap<>();
    private View view = new View(0, List.of(), false);
    private boolean formed;
    private long lastLook;

    /** An engine that has joined. */
    private static final class Peer {
        private final Local channel;
        private final GroupChannel.Listener listener;
        private long heard;

        Peer(Local channel, GroupChannel.Listener listener, long heard) {
            this.channel = channel;
            this.listener = listener;
            this.heard = heard;
        }
    }

    /** A group that nobody has joined yet. */
    public LocalGroup(
            List<NodeName> configured, GroupTiming timing, Ticker ticker, GroupWatcher watcher) {
        this.configured = List.copyOf(configured);
        this.timing = timing;
        this.ticker = ticker;
        this.watcher = watcher;
        this.loop = new LoopThread("group", ticker, CAPACITY, LocalGroup::broken);
        loop.post(this::begin);
    }

    private static void broken(Throwable fault) {
        LOG.error("group stopped by a fault; every engine is alone now", fault);
    }

    private void begin() {
        lastLook = ticker.nanos();
        loop.after(timing.initdead(), this::form);
        loop.after(timing.keepalive(), this::look);
    }

    private void form() {
        if (!formed && !peers.isEmpty()) {
            formed = true;
            regroup();
        } else if (!formed) {
            loop.after(timing.keepalive(), this::form);
        }
    }

    /** Looks for silent engines. When this loop itself was late, nobody is blamed for it. */
    private void look() {
        long now = ticker.nanos();
        long late = now - lastLook - 2 * timing.keepalive().toNanos();
        lastLook = now;
        if (late > 0) {
            peers.values().forEach(peer -> peer.heard += late);
        }
        if (formed) {
            regroup();
        }
        loop.after(timing.keepalive(), this::look);
    }

    private boolean alive(NodeName node) {
        Peer peer = peers.get(node);
        return peer != null && ticker.nanos() - peer.heard <= timing.deadtime().toNanos();
    }

    /** Installs another view if the engines that are heard are not those of this one. */
    private void regroup() {
        var members = new ArrayList<>(view.members().stream().filter(this::alive).toList());
        peers.keySet().stream()
                .filter(node -> alive(node) && !members.contains(node))
                .forEach(members::add);
        if (!members.equals(view.members())) {
            install(new View(view.number() + 1, members, quorate(members.size())));
        }
    }

    private boolean quorate(int present) {
        return configured.size() == 2 ? present >= 1 : 2 * present > configured.size();
    }

    private void install(View next) {
        view = next;
        watcher.viewChanged(next);
        for (NodeName member : next.members()) {
            Peer peer = peers.get(member);
            if (peer != null) {
                peer.channel.deliver(
                        () -> {
                            peer.channel.viewNumber = next.number();
                            peer.listener.viewChanged(next);
                        });
            }
        }
    }

    /** The channel of one engine. */
    public GroupChannel channel(NodeName self, LoopThread engine) {
        return new Local(self, engine);
    }

    private void joined(Local channel, GroupChannel.Listener listener) {
        peers.put(channel.self, new Peer(channel, listener, ticker.nanos()));
        if (!formed && peers.keySet().containsAll(configured)) {
            formed = true;
        }
        if (formed) {
            // An engine that was restarted within the deadtime is another one: nobody may take it
            // for the one it was.
            if (view.has(channel.self)) {
                drop(channel.self);
            }
            regroup();
        }
    }

    private void drop(NodeName node) {
        var members = new ArrayList<>(view.members());
        members.remove(node);
        install(new View(view.number() + 1, members, quorate(members.size())));
    }

    private void left(Local channel) {
        Peer peer = peers.get(channel.self);
        if (peer != null && peer.channel == channel) {
            peers.remove(channel.self);
            if (formed) {
                regroup();
            }
        }
    }

    private void beat(Local channel) {
        Peer peer = peers.get(channel.self);
        if (peer != null && peer.channel == channel) {
            long now = ticker.nanos();
            watcher.beat(channel.self, Duration.ofNanos(Math.max(0, now - peer.heard)));
            peer.heard = now;
        }
    }

    private void pass(Local sender, long viewNumber, Optional<NodeName> target, Message message) {
        if (viewNumber != view.number() || !view.has(sender.self) || !isCurrent(sender)) {
            return;
        }
        for (NodeName member : target.map(List::of).orElse(view.members())) {
            Peer peer = view.has(member) ? peers.get(member) : null;
            if (peer != null) {
                peer.channel.deliver(() -> peer.listener.received(sender.self, message));
            }
        }
    }

    private boolean isCurrent(Local channel) {
        Peer peer = peers.get(channel.self);
        return peer != null && peer.channel == channel;
    }

    @Override
    public void close() {
        loop.close();
    }

    /** One engine's end of the group. */
    private final class Local implements GroupChannel {
        private final NodeName self;
        private final LoopThread engine;
        private Timers.@Nullable Timer next;
        private long viewNumber;
        private boolean gone;

        Local(NodeName self, LoopThread engine) {
            this.self = self;
            this.engine = engine;
        }

        @Override
        public void join(Listener listener) {
            loop.post(() -> joined(this, listener));
            beat();
        }

        private void beat() {
            if (!gone) {
                loop.post(() -> LocalGroup.this.beat(this));
                next = engine.after(timing.keepalive(), this::beat);
            }
        }

        @Override
        public void leave() {
            gone = true;
            if (next != null) {
                next.cancel();
            }
            loop.post(() -> left(this));
        }

        @Override
        public void send(NodeName target, Message message) {
            post(Optional.of(target), message);
        }

        @Override
        public void broadcast(Message message) {
            post(Optional.empty(), message);
        }

        private void post(Optional<NodeName> target, Message message) {
            long sentIn = viewNumber;
            if (!gone) {
                loop.post(() -> pass(this, sentIn, target, message));
            }
        }

        /** Runs on the engine's loop. One that cannot take it has fallen too far behind to stay. */
        void deliver(Runnable event) {
            boolean taken =
                    engine.post(
                            () -> {
                                if (!gone) {
                                    event.run();
                                }
                            });
            if (!taken) {
                engine.close();
            }
        }
    }
}
