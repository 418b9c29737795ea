package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A proposal of this node's own, and who has acknowledged it so far. */
final class Canvass {
    private final Proposal proposal;
    private final long since;
    private final Set<NodeName> agreed = new TreeSet<>();

    Canvass(Proposal proposal, long since) {
        this.proposal = proposal;
        this.since = since;
    }

    Proposal proposal() {
        return proposal;
    }

    /** When it was first proposed, by this node's own clock. */
    long since() {
        return since;
    }

    /** A member has acknowledged it; tells whether all have now. */
    boolean agreed(NodeName member) {
        agreed.add(member);
        return agreed.containsAll(proposal.members());
    }

    /** The members that have not acknowledged it. */
    List<NodeName> missing() {
        return proposal.members().stream().filter(member -> !agreed.contains(member)).toList();
    }
}
