package systole.engine.tool;

import systole.model.node.NodeName;

import java.util.Optional;

/** Where an attribute is kept, and for how long. */
sealed interface Scope {
    /** Among the cluster's options. */
    record Options() implements Scope {}

    /** With a node, for good. */
    record Lasting(NodeName node) implements Scope {}

    /** In a node's state, until its engine restarts. */
    record Passing(NodeName node) implements Scope {}

    /** The section's name. */
    default String word() {
        return switch (this) {
            case Options() -> "crm_config";
            case Lasting _ -> "nodes";
            case Passing _ -> "status";
        };
    }

    /**
     * The scope {@code -t} or {@code -l} names: {@code nodes} is {@code forever}, {@code status} is
     * {@code reboot}; empty if neither is given.
     */
    static Optional<String> typed(Given given) throws Refusal {
        Optional<String> word = given.value('t').or(() -> given.value('l'));
        if (word.isEmpty()) {
            return word;
        }
        return Optional.of(
                switch (word.get()) {
                    case "nodes", "forever" -> "nodes";
                    case "status", "reboot" -> "status";
                    case "crm_config" -> "crm_config";
                    default ->
                            throw given.has('t')
                                    ? Refusal.because(CibError.NO_SECTION)
                                    : Refusal.because(
                                            CibError.INVALID_ARGUMENT,
                                            "-l is forever or reboot, not " + word.get());
                });
    }
}
