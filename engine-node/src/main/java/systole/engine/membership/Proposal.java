package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.List;
import java.util.Set;

/**
 * A view that is to be.
 *
 * @param members most senior first
 */
public record Proposal(ViewId id, List<NodeName> members) {

    /** Copies the members. */
    public Proposal {
        members = List.copyOf(members);
    }

    /** Tells whether who has agreed to that one agrees to this no more. */
    boolean isStaleAfter(Proposal agreed) {
        return id.number() <= agreed.id.number() && !id.equals(agreed.id);
    }

    /** Tells whether these are its members, in whatever order. */
    boolean isOf(List<NodeName> nodes) {
        return Set.copyOf(members).equals(Set.copyOf(nodes));
    }
}
