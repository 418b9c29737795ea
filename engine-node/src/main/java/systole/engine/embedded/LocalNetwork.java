package systole.engine.embedded;

import org.jspecify.annotations.Nullable;

import systole.engine.port.EventLoop;
import systole.engine.port.Wire;
import systole.model.node.NodeName;
import systole.remote.bus.Bus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The network between nodes that live in one process: a wire for their datagrams, a bus for their
 * messages, and cables that can be pulled.
 *
 * <p>Whatever arrives is handed to the loop of the receiver while the network is held, so nothing
 * is overtaken; the receivers only post it on.
 */
public final class LocalNetwork {
    private static final int MOST_WAITING = 100_000;

    private final Map<NodeName, End> ends = new TreeMap<>();
    private final Set<NodeName> unplugged = new HashSet<>();

    /**
     * A node's end of the network, in place of any former one of it.
     *
     * @param loop takes what the wire delivers
     */
    public synchronized End attach(NodeName node, EventLoop loop) {
        End former = ends.get(node);
        if (former != null) {
            former.close();
        }
        var end = new End(node, loop);
        ends.put(node, end);
        return end;
    }

    /** Pulls a node's cable; nothing reaches it or leaves it. */
    public synchronized void unplug(NodeName node) {
        unplugged.add(node);
        reconsider();
    }

    /** Plugs it in again. */
    public synchronized void plug(NodeName node) {
        unplugged.remove(node);
        reconsider();
    }

    /** Tells whether datagrams get from one node to the other. */
    public synchronized boolean connects(NodeName one, NodeName other) {
        return !unplugged.contains(one) && !unplugged.contains(other);
    }

    private void reconsider() {
        ends.values().forEach(End::reconsider);
    }

    /** One node's end. */
    public final class End {
        private final NodeName self;
        private final EventLoop loop;
        private final Map<NodeName, Deque<byte[]>> waiting = new TreeMap<>();
        private final Set<NodeName> connected = new HashSet<>();
        private Wire.@Nullable Receiver ear;
        private Bus.@Nullable Receiver postman;
        private boolean closed;

        private End(NodeName self, EventLoop loop) {
            this.self = self;
            this.loop = loop;
        }

        /** The wire for its beats. */
        public Wire wire() {
            return new Datagrams();
        }

        /** The bus for its messages. */
        public Bus bus() {
            return new Messages();
        }

        private void close() {
            closed = true;
            ends.remove(self, this);
            LocalNetwork.this.reconsider();
        }

        private @Nullable End reach(NodeName peer) {
            End other = ends.get(peer);
            return closed || other == null || other == this || !connects(self, peer) ? null : other;
        }

        /** Tells of connections that came or went, and sends on what waited for them. */
        private void reconsider() {
            Bus.Receiver mine = postman;
            if (mine == null || closed) {
                return;
            }
            var now = new HashSet<NodeName>();
            for (NodeName peer : ends.keySet()) {
                End other = reach(peer);
                if (other != null && other.postman != null) {
                    now.add(peer);
                }
            }
            Set.copyOf(connected).stream().filter(peer -> !now.contains(peer)).forEach(this::lost);
            now.stream().filter(connected::add).forEach(this::found);
        }

        private void lost(NodeName peer) {
            connected.remove(peer);
            if (!ends.containsKey(peer)) {
                waiting.remove(peer);
            }
            if (postman != null) {
                postman.disconnected(peer);
            }
        }

        private void found(NodeName peer) {
            if (postman != null) {
                postman.connected(peer);
            }
            Deque<byte[]> kept = waiting.remove(peer);
            if (kept != null) {
                kept.forEach(message -> pass(peer, message));
            }
        }

        private void pass(NodeName peer, byte[] message) {
            End other = reach(peer);
            if (other != null && other.postman != null && connected.contains(peer)) {
                other.postman.received(self, message);
                return;
            }
            Deque<byte[]> kept = waiting.computeIfAbsent(peer, _ -> new ArrayDeque<>());
            if (kept.size() < MOST_WAITING) {
                kept.add(message);
            } else if (postman != null) {
                kept.clear();
                postman.overflowed(peer);
            }
        }

        private void deliver(NodeName sender, byte[] payload) {
            Wire.Receiver mine = ear;
            if (mine != null && !closed) {
                loop.post(() -> mine.received(sender, payload));
            }
        }

        /** Its wire. */
        private final class Datagrams implements Wire {
            @Override
            public void open(Wire.Receiver receiver) {
                synchronized (LocalNetwork.this) {
                    ear = receiver;
                }
            }

            @Override
            public void broadcast(byte[] payload) {
                synchronized (LocalNetwork.this) {
                    ends.keySet().forEach(peer -> send(peer, payload));
                }
            }

            @Override
            public void send(NodeName peer, byte[] payload) {
                synchronized (LocalNetwork.this) {
                    End other = reach(peer);
                    if (other != null) {
                        other.deliver(self, payload);
                    }
                }
            }

            @Override
            public void close() {
                synchronized (LocalNetwork.this) {
                    End.this.close();
                }
            }
        }

        /** Its bus. */
        private final class Messages implements Bus {
            @Override
            public void open(Bus.Receiver receiver) {
                synchronized (LocalNetwork.this) {
                    postman = receiver;
                    LocalNetwork.this.reconsider();
                }
            }

            @Override
            public void send(NodeName peer, byte[] message) {
                synchronized (LocalNetwork.this) {
                    if (!closed) {
                        pass(peer, message);
                    }
                }
            }

            @Override
            public void forget(NodeName peer) {
                synchronized (LocalNetwork.this) {
                    waiting.remove(peer);
                }
            }

            @Override
            public void close() {
                synchronized (LocalNetwork.this) {
                    End.this.close();
                }
            }
        }
    }
}
