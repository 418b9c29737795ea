package systole.engine.embedded;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

/**
 * What can be broken on purpose. Every method says in one sentence what it did, or why it could
 * not; none of them waits for the cluster to react.
 */
public interface Breakage {
    /** Kills the real process of a resource, wherever it runs. */
    Outcome killAgentProcess(ResourceId resource);

    /** Makes the next start of a resource on a node fail. */
    Outcome failNextStart(ResourceId resource, NodeName node);

    /** Switches a node off: its engine says nothing any more, and all it ran is gone. */
    Outcome stopEngine(NodeName node);

    /** Switches a node on again. */
    Outcome startEngine(NodeName node);

    /** Pulls a node's network cable: it runs on, but nobody hears it and it hears nobody. */
    Outcome unplug(NodeName node);

    /** Plugs it in again. */
    Outcome plug(NodeName node);

    /** What came of it. */
    sealed interface Outcome {
        /** One sentence for operators. */
        String text();

        /** It was done. */
        record Broken(String text) implements Outcome {}

        /** It could not be done. */
        record NotPossible(String text) implements Outcome {}
    }
}
