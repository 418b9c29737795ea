package systole.app.plan;

import systole.model.node.NodeName;

import java.util.Optional;

/** Whether a moved resource stays when the pin that moved it is gone. */
public sealed interface Staying {

    /** The plan moves nothing, so the question does not arise. */
    record NotAsked() implements Staying {}

    /** It stays. */
    record Stays(NodeName node) implements Staying {}

    /**
     * It would be brought back.
     *
     * @param to where it would go
     * @param remedy what would keep it: a preference instead of a move; empty if no finite one does
     */
    record Returns(NodeName to, Optional<Remedy> remedy) implements Staying {}

    /**
     * A preference that keeps it.
     *
     * @param prefer how much the node must be preferred
     */
    record Remedy(NodeName node, int prefer, Intent intent) {}
}
