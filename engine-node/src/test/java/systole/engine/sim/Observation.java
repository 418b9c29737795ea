package systole.engine.sim;

import systole.engine.port.View;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.Set;

/** A fact of the world, whether an engine knows of it or not. */
public sealed interface Observation {

    /** Power on: a machine's engine begins to run. */
    record EngineStarted(NodeName node) implements Observation {}

    /** An engine ended in peace. */
    record EngineStopped(NodeName node) implements Observation {}

    /** Power off: engine and processes are gone, and whatever was not yet on the disk. */
    record PowerLost(NodeName node) implements Observation {}

    /** An engine was told of a view. */
    record ViewInstalled(NodeName node, View view) implements Observation {}

    /** An engine may act for the cluster from now on, in this view. */
    record Acts(NodeName node, View view) implements Observation {}

    /** It may act no longer. */
    record ActsNoMore(NodeName node) implements Observation {}

    /** A machine stands still with everything on it; its processes still exist. */
    record Froze(NodeName node) implements Observation {}

    /** It goes on where it stood. */
    record Thawed(NodeName node) implements Observation {}

    /** A resource's process really runs now. */
    record Ran(NodeName node, ResourceId resource) implements Observation {}

    /** A resource's process is really gone now. */
    record Vanished(NodeName node, ResourceId resource, String cause) implements Observation {}

    /** An engine began to run an agent. */
    record OperationBegan(NodeName node, ResourceId resource, String operation, Duration interval)
            implements Observation {}

    /** An agent's run ended. */
    record OperationEnded(
            NodeName node,
            ResourceId resource,
            String operation,
            Duration interval,
            String outcome,
            boolean succeeded)
            implements Observation {}

    /** A document of this version would survive a power cut from now on. */
    record Stored(NodeName node, CibVersion version) implements Observation {}

    /** An engine tells who leads its partition, so far as it knows. */
    record Leads(NodeName node) implements Observation {}

    /** An engine stopped leading. */
    record LeadsNoMore(NodeName node) implements Observation {}

    /** An administrator was told that a change holds. */
    record Acknowledged(String mark, CibVersion version) implements Observation {}

    /** A document an engine shows has these marks of administrators. */
    record Shown(NodeName node, CibVersion version, Set<String> marks) implements Observation {}

    /** The faults are over; everything heals from now on. */
    record Calm() implements Observation {}
}
