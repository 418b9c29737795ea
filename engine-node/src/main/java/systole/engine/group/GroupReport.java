package systole.engine.group;

import systole.engine.membership.ViewId;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a node sees the membership at one moment.
 *
 * @param view the view that holds here; empty before the first
 * @param members of that view, most senior first
 * @param lease how long this node may act if it hears nothing more; empty if it may not
 * @param peers what the others say, as far as they are heard
 */
public record GroupReport(
        NodeName node,
        Optional<ViewId> view,
        List<NodeName> members,
        Optional<Duration> lease,
        List<Peer> peers) {

    /** Copies the lists. */
    public GroupReport {
        members = List.copyOf(members);
        peers = List.copyOf(peers);
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
    }
}
