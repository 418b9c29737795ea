package systole.engine.hacf;

import systole.model.node.NodeName;

import java.util.List;

/** Finds the addresses of a node, to notice ping nodes that are none. Never throws. */
public interface NodeAddresses {
    /** Knows no address. */
    NodeAddresses UNKNOWN = _ -> List.of();

    /** The node's addresses as text; empty if unknown. */
    List<String> of(NodeName node);
}
