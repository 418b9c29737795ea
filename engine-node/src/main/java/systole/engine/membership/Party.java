package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who takes part in an agreement.
 *
 * @param configured all nodes of the cluster, this one included
 * @param incarnation grows with every start of this node
 */
public record Party(NodeName self, Set<NodeName> configured, long incarnation) {

    /** Sorts the nodes. */
    public Party {
        configured = Collections.unmodifiableSet(new TreeSet<>(configured));
        if (!configured.contains(self)) {
            throw new IllegalArgumentException(self + " is not one of " + configured);
        }
    }

    /** The nodes that a proposal leaves out. */
    Set<NodeName> without(Proposal proposal) {
        var others = new HashSet<>(configured);
        others.removeAll(proposal.members());
        return others;
    }

    /** The other nodes. */
    public Set<NodeName> peers() {
        var peers = new TreeSet<>(configured);
        peers.remove(self);
        return peers;
    }

    /** The other nodes among these. */
    List<NodeName> among(List<NodeName> members) {
        return members.stream().filter(member -> !member.equals(self)).toList();
    }

    /** Tells whether a proposal is of nodes of the cluster, this one among them. */
    boolean covers(Proposal proposal) {
        return proposal.members().contains(self) && configured.containsAll(proposal.members());
    }

    /** Tells whether a node is another one of the cluster. */
    boolean isPeer(NodeName node) {
        return configured.contains(node) && !node.equals(self);
    }
}
