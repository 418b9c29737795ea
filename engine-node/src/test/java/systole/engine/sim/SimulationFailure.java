package systole.engine.sim;

import java.util.List;

/** A promise broken in the world of a seed: says which, what led to it, and how to see it again. */
public final class SimulationFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    SimulationFailure(long seed, List<String> last, Throwable cause) {
        super(text(seed, last, cause), cause);
    }

    private static String text(long seed, List<String> last, Throwable cause) {
        return """
        seed %d: %s
        the last of what happened:
          %s
        again: mvn -pl engine-node -am verify -Dtest=SimulationTest -Dsystole.seed=%d
        more of the trace: -Dsystole.trace=LINES\
        """
                .formatted(seed, cause, String.join("\n  ", last), seed);
    }
}
