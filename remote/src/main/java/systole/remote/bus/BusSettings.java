package systole.remote.bus;

import systole.model.node.NodeName;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What one node's bus needs to know.
 *
 * @param self this node
 * @param generation grows with every start of this node, never zero or less; a peer refuses one
 *     that is below what it has seen
 * @param listen where to listen; port 0 takes any free one
 * @param patience how long a connection may make no progress, and an attempt may take
 * @param limits when to give up on what waits
 */
public record BusSettings(
        NodeName self,
        long generation,
        InetSocketAddress listen,
        Duration patience,
        BusLimits limits) {
    /** The port of the bus, if nothing else is configured. */
    public static final int DEFAULT_PORT = 5561;

    /** Refuses what can never work. */
    public BusSettings {
        if (generation <= 0) {
            throw new IllegalArgumentException("a generation is above zero");
        }
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException(listen + " is no address of this machine");
        }
        if (patience.toMillis() <= 0) {
            throw new IllegalArgumentException("patience takes a millisecond at least");
        }
    }
}
