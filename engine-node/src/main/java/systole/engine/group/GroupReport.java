package systole.engine.group;

import systole.engine.membership.ViewId;
import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a node sees the membership at one moment.
 *
 * @param view the view that holds here; empty before the first
 * @param members of that view, most senior first
 * @param quorate they may act for the whole cluster
 * @param lease how long this node may act if it hears nothing more; empty if it may not
 * @param peers what the others say, as far as they are heard
 */
public record GroupReport(
        NodeName node,
        Optional<ViewId> view,
        List<NodeName> members,
        boolean quorate,
        Optional<Duration> lease,
        List<Peer> peers) {

    /** Copies the lists. */
    public GroupReport {
        members = List.copyOf(members);
        peers = List.copyOf(peers);
    }

    /** The same for consoles. */
    public NodeReport toConsoles(
            Optional<NodeName> controller,
            List<NodeReport.Link> links,
            List<NodeReport.PingNode> pingNodes,
            List<String> concerns) {
        return new NodeReport(
                node,
                view.map(ViewId::number),
                members,
                controller,
                quorate,
                lease,
                peers.stream().map(Peer::toConsoles).toList(),
                links,
                pingNodes,
                concerns);
    }

    /**
     * What a peer's latest beat says.
     *
     * @param hears whom it reaches
     */
    public record Peer(NodeName node, Optional<ViewId> view, Set<NodeName> hears) {
        /** Copies the set. */
        public Peer {
            hears = Set.copyOf(hears);
        }

        private NodeReport.Peer toConsoles() {
            return new NodeReport.Peer(
                    node, view.map(ViewId::number), hears.stream().sorted().toList());
        }
    }
}
