package systole.engine.scheduler;

import systole.model.node.NodeName;

import java.util.List;

/**
 * What a primitive does now, as told by the status section.
 *
 * @param activeOn nodes it runs on, or is believed to
 * @param failedOn nodes where its last operation failed
 * @param pendingOn nodes where an operation is under way
 * @param managed the cluster may touch it
 * @param blocked nothing can be done about it without help
 * @param orphan it has a history but no definition
 * @param reason the words for a failure or a block; empty when all is well
 */
public record ResourceState(
        List<NodeName> activeOn,
        List<NodeName> failedOn,
        List<NodeName> pendingOn,
        boolean managed,
        boolean blocked,
        boolean orphan,
        String reason) {

    /** Copies the lists. */
    public ResourceState {
        activeOn = List.copyOf(activeOn);
        failedOn = List.copyOf(failedOn);
        pendingOn = List.copyOf(pendingOn);
    }
}
