package systole.app.cluster;

import static systole.app.cluster.Seed.MYSQL1;
import static systole.app.cluster.Seed.MYSQL2;
import static systole.app.cluster.Seed.NODE3;

import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What nodes of the seed's cluster may tell of the membership. */
public final class Reports {
    public static final List<NodeName> ALL = List.of(MYSQL1, MYSQL2, NODE3);

    /** A lease just renewed. */
    public static final Duration LEASE = Duration.ofMillis(1200);

    private Reports() {}

    /** A node that is in a view and may act. */
    public static NodeReport acts(NodeName node, long view, NodeName... members) {
        return told(node, view, List.of(members), Optional.of(LEASE));
    }

    /** A node that is in a view which may not act. */
    public static NodeReport idle(NodeName node, long view, NodeName... members) {
        return told(node, view, List.of(members), Optional.empty());
    }

    /** The same with another lease; a view whose lease is over keeps its quorum. */
    public static NodeReport withLease(NodeReport report, Optional<Duration> lease) {
        return new NodeReport(
                report.node(),
                report.view(),
                report.members(),
                report.controller(),
                true,
                lease,
                report.peers(),
                report.links(),
                report.pingNodes(),
                report.concerns());
    }

    /** The same, while it hears these, who hear everybody. */
    public static NodeReport hearing(NodeReport report, NodeName... peers) {
        return withPeers(
                report,
                List.of(peers).stream()
                        .map(peer -> new NodeReport.Peer(peer, report.view(), ALL))
                        .toList());
    }

    /** The same, with these peers. */
    public static NodeReport withPeers(NodeReport report, List<NodeReport.Peer> peers) {
        return new NodeReport(
                report.node(),
                report.view(),
                report.members(),
                report.controller(),
                report.quorate(),
                report.lease(),
                peers,
                report.links(),
                report.pingNodes(),
                report.concerns());
    }

    /** The same, with concerns. */
    public static NodeReport concerned(NodeReport report, String... concerns) {
        return new NodeReport(
                report.node(),
                report.view(),
                report.members(),
                report.controller(),
                report.quorate(),
                report.lease(),
                report.peers(),
                report.links(),
                report.pingNodes(),
                List.of(concerns));
    }

    /** The same, with a ping node. */
    public static NodeReport pinging(NodeReport report, String name, boolean up) {
        return new NodeReport(
                report.node(),
                report.view(),
                report.members(),
                report.controller(),
                report.quorate(),
                report.lease(),
                report.peers(),
                report.links(),
                List.of(new NodeReport.PingNode(name, up)),
                report.concerns());
    }

    /** The same, with links to all others. */
    public static NodeReport linked(NodeReport report, List<NodeReport.Link> links) {
        return new NodeReport(
                report.node(),
                report.view(),
                report.members(),
                report.controller(),
                report.quorate(),
                report.lease(),
                report.peers(),
                links,
                report.pingNodes(),
                report.concerns());
    }

    /** A node without a view. */
    public static NodeReport begins(NodeName node) {
        return new NodeReport(
                node,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** All three agree on a view, the first of them leading. */
    public static List<NodeReport> united(long view) {
        return ALL.stream().map(node -> acts(node, view, MYSQL1, MYSQL2, NODE3)).toList();
    }

    /** mysql1 is cut off from the others, who have gone on without it. */
    public static List<NodeReport> cut(long view) {
        return List.of(
                idle(MYSQL1, view, MYSQL1),
                acts(MYSQL2, view, MYSQL2, NODE3),
                acts(NODE3, view, MYSQL2, NODE3));
    }

    private static NodeReport told(
            NodeName node, long view, List<NodeName> members, Optional<Duration> lease) {
        return new NodeReport(
                node,
                Optional.of(view),
                members,
                members.stream().findFirst(),
                lease.isPresent(),
                lease,
                members.stream()
                        .filter(peer -> !peer.equals(node))
                        .map(peer -> new NodeReport.Peer(peer, Optional.of(view), members))
                        .toList(),
                links(node, members),
                List.of(),
                List.of());
    }

    private static List<NodeReport.Link> links(NodeName node, List<NodeName> up) {
        var links = new ArrayList<NodeReport.Link>();
        for (NodeName peer : ALL) {
            if (!peer.equals(node)) {
                boolean heard = up.contains(peer);
                links.add(
                        new NodeReport.Link(
                                "eth0", peer, heard, Duration.ofSeconds(heard ? 0 : 7)));
            }
        }
        return links;
    }
}
