package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.List;

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
}
