package systole.app.cluster;

import systole.model.node.NodeName;

/**
 * How a resource last failed.
 *
 * @param operation monitor, start, …
 * @param outcome in words: {@code not running (7)}
 * @param output what the agent printed; empty if unknown
 */
public record Failure(NodeName node, String operation, String outcome, String output) {}
