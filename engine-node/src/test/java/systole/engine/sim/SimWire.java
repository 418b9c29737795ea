package systole.engine.sim;

import org.jspecify.annotations.Nullable;

import systole.engine.port.Ticker;
import systole.engine.port.Timers;
import systole.engine.port.Wire;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.List;

/** One start of a node at the {@link Network}'s cables. Asks the router every second. */
public final class SimWire implements Wire {
    /** The only ping node there is. */
    public static final String ROUTER = "router";

    private static final Duration ASKING = Duration.ofSeconds(1);

    private final Network network;
    private final NodeName node;
    private final List<NodeName> peers;
    private final SimLoop loop;
    private final Timers timers;
    private final Ticker ticker;
    private @Nullable Receiver receiver;
    private boolean asks;

    /** A wire whose receiver lives on that loop; its timers are of the same. */
    public SimWire(
            Network network,
            NodeName node,
            List<NodeName> peers,
            SimLoop loop,
            Timers timers,
            Ticker ticker) {
        this.network = network;
        this.node = node;
        this.peers = List.copyOf(peers);
        this.loop = loop;
        this.timers = timers;
        this.ticker = ticker;
    }

    /** Pings the router from its opening on. */
    public SimWire asking() {
        asks = true;
        return this;
    }

    NodeName node() {
        return node;
    }

    @Override
    public void open(Receiver whom) {
        receiver = whom;
        network.plug(this);
        if (asks) {
            ask();
        }
    }

    private void ask() {
        if (receiver == null) {
            return;
        }
        long sent = ticker.nanos();
        if (network.reachesRouter(node)) {
            network.world()
                    .after(network.travel().multipliedBy(2), () -> loop.post(() -> answered(sent)));
        }
        timers.after(ASKING, this::ask);
    }

    private void answered(long sent) {
        if (receiver != null) {
            receiver.answered(ROUTER, sent);
        }
    }

    @Override
    public void broadcast(byte[] payload) {
        peers.forEach(peer -> send(peer, payload));
    }

    @Override
    public void send(NodeName peer, byte[] payload) {
        if (payload.length > LARGEST) {
            throw new IllegalArgumentException("a datagram of " + payload.length + " bytes");
        }
        if (receiver != null) {
            network.carry(node, peer, payload);
        }
    }

    void arrived(NodeName from, byte[] payload) {
        loop.post(
                () -> {
                    if (receiver != null) {
                        receiver.received(from, payload);
                    }
                });
    }

    @Override
    public void close() {
        receiver = null;
        network.unplug(this);
    }
}
