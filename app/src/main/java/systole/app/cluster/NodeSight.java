package systole.app.cluster;

import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.Optional;

/**
 * How one node sees the membership, and what that is worth now.
 *
 * @param lasting for how long it has stood so, in whole seconds; zero while it agrees
 * @param report what it told last; empty before it told anything
 */
public record NodeSight(
        NodeName node,
        Standing standing,
        Duration lasting,
        Optional<NodeReport> report,
        Lease lease) {

    /** Nothing has been heard of it. */
    static NodeSight unheard(NodeName node) {
        return new NodeSight(node, Standing.SILENT, Duration.ZERO, Optional.empty(), Lease.NONE);
    }

    /** What it tells now; empty if that is too old to be believed. */
    public Optional<NodeReport> fresh() {
        return standing == Standing.SILENT ? Optional.empty() : report;
    }
}
