package systole.app.cluster;

import systole.model.node.NodeName;

import java.time.Instant;

/**
 * An operation under way.
 *
 * @param operation start, stop, …
 * @param since when the console heard of its beginning
 */
public record Activity(NodeName node, String operation, Instant since) {}
