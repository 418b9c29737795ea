package systole.engine.membership.link;

import systole.model.node.NodeName;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How a peer is heard over one link.
 *
 * @param silence since it was last heard there; empty if it never was
 * @param address where it was last heard from
 */
public record LinkState(
        NodeName peer,
        String link,
        boolean up,
        Optional<Duration> silence,
        Optional<InetSocketAddress> address) {}
