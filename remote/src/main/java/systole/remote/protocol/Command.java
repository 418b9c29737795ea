package systole.remote.protocol;

import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;

import java.util.Optional;

/** What a console asks of a cluster. */
public sealed interface Command {

    /**
     * Apply a change of the configuration; refused if the CIB has moved on from the version the
     * patch starts at.
     */
    record Change(CibPatch patch) implements Command {}

    /**
     * Move a resource or group; the engine pins it there, waits until it runs, and removes the pin
     * whatever happens.
     *
     * @param target empty means anywhere but here
     */
    record Move(ResourceId resource, Optional<NodeName> target) implements Command {}

    /**
     * Forget the failures of a resource, on one node or on all, and look at its real state again.
     */
    record CleanUp(ResourceId resource, Optional<NodeName> node) implements Command {}

    /**
     * Look at the real state of every resource again, on one node or on all members. Failures stay
     * counted.
     */
    record Reprobe(Optional<NodeName> node) implements Command {}

    /** Treat a resource as failed where it runs; the cluster recovers it as from any failure. */
    record Fail(ResourceId resource, NodeName node) implements Command {}

    /**
     * Set an attribute of a node that lasts until its engine restarts, a failcount for one.
     *
     * @param value empty removes it
     */
    record SetAttribute(NodeName node, String name, Optional<String> value) implements Command {
        /** Refuses a blank name. */
        public SetAttribute {
            if (name.isBlank()) {
                throw new IllegalArgumentException("an attribute needs a name");
            }
        }
    }
}
