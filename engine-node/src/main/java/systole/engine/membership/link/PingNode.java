package systole.engine.membership.link;

import java.util.List;

/**
 * Something outside the cluster whose answers show that the network works.
 *
 * @param name as events and answers name it: the host of {@code ping}, the group of {@code
 *     ping_group}
 * @param hosts any of which may answer
 */
public record PingNode(String name, List<String> hosts) {

    /** Copies the hosts. */
    public PingNode {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("ping group " + name + " has no members");
        }
    }

    /** A single host. */
    public static PingNode host(String host) {
        return new PingNode(host, List.of(host));
    }
}
