package systole.engine.tool;

import java.time.Duration;
import java.util.Optional;

/** One tool. The same request and the same cluster give the same result. */
interface Tool {
    /** The options it knows. */
    OptionTable options();

    /** What has to be read first. */
    default Needs needs(Given given) {
        return Needs.CLUSTER;
    }

    /** Does what was asked. */
    ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal;

    /** How often it does it again, and prints again, until nobody reads any more. */
    default Optional<Duration> repeats(Given given) throws Refusal {
        return Optional.empty();
    }

    /** How its sentence about a failure begins. */
    default String complaint() {
        return "Error performing operation: ";
    }
}
