package systole.engine.membership.link;

import systole.model.node.NodeName;

/**
 * Who a node is on its links.
 *
 * @param cluster the cluster's name
 * @param generation grows with every start of the node
 */
public record Origin(String cluster, NodeName node, long generation) {

    /** Refuses a generation that cannot have grown. */
    public Origin {
        if (generation < 0) {
            throw new IllegalArgumentException("no generation: " + generation);
        }
    }
}
