package systole.engine.tool;

import systole.model.node.NodeName;

import java.util.List;
import java.util.Optional;

/**
 * Where a node stands in the group.
 *
 * @param self the node asked
 * @param controller who leads, if anybody
 * @param members of the present view, oldest first
 * @param quorate these members may change the configuration
 */
public record Standing(
        NodeName self, Optional<NodeName> controller, List<NodeName> members, boolean quorate) {

    /** Copies the members. */
    public Standing {
        members = List.copyOf(members);
    }
}
