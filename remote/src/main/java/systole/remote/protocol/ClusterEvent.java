package systole.remote.protocol;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a console hears of a cluster. The first event of a subscription is always a {@link
 * Snapshot}.
 */
public sealed interface ClusterEvent {

    /** The whole CIB as it is now. */
    record Snapshot(Cib cib) implements ClusterEvent {}

    /** The CIB changed by this patch. */
    record Patched(CibPatch patch) implements ClusterEvent {}

    /**
     * The membership changed.
     *
     * @param members oldest first
     */
    record Membership(List<NodeName> members, boolean quorate) implements ClusterEvent {
        /** Copies the members. */
        public Membership {
            members = List.copyOf(members);
        }
    }

    /** How one node sees the membership; every node tells once a second and when it changes. */
    record Seen(NodeReport report) implements ClusterEvent {}

    /**
     * A node's beat was heard.
     *
     * @param interval since its previous beat
     */
    record Beat(NodeName node, Duration interval) implements ClusterEvent {}

    /** An operation began on a node. */
    record OperationStarted(NodeName node, ResourceId resource, String operation, Duration interval)
            implements ClusterEvent {}

    /**
     * An operation ended on a node.
     *
     * @param outcome in words: {@code ok}, {@code not running (7)}, {@code timed out after 20s}
     * @param output what the agent printed, cut to a limit
     */
    record OperationFinished(
            NodeName node,
            ResourceId resource,
            String operation,
            Duration interval,
            boolean succeeded,
            String outcome,
            String output,
            Duration took)
            implements ClusterEvent {}

    /** A transition went forward: {@code done} of {@code total} actions are confirmed. */
    record TransitionProgress(int number, int done, int total, boolean aborted)
            implements ClusterEvent {}

    /** Something worth a line in a log. */
    record LogLine(Instant at, NodeName node, Level level, String text) implements ClusterEvent {}

    /** How much a log line matters. */
    enum Level {
        /** For the record. */
        INFO,
        /** Look at it today. */
        WARNING,
        /** Look at it now. */
        ERROR
    }
}
