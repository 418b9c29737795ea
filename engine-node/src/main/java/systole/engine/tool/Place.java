package systole.engine.tool;

import systole.model.node.NodeName;

/**
 * What a resource does on one node.
 *
 * @param failed its last failure there was not mended
 * @param stuck it failed to stop, so that nothing can be done about it
 */
record Place(NodeName node, Role role, boolean failed, boolean stuck) {}
