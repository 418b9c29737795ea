package systole.engine.port;

import systole.model.node.NodeName;

import java.util.List;

/**
 * An agreed membership.
 *
 * @param number grows with every view a member sees
 * @param members oldest first
 * @param quorate whether these members may act for the whole cluster
 */
public record View(long number, List<NodeName> members, boolean quorate) {

    /** Copies the members. */
    public View {
        members = List.copyOf(members);
    }

    /** Tells whether a node is in it. */
    public boolean has(NodeName node) {
        return members.contains(node);
    }
}
