package systole.engine.sim;

import systole.engine.scheduler.Scheduler;

import java.time.Duration;
import java.util.Optional;

/** The life of the cluster of a seed, lived twice. */
final class Trial {
    private static final Duration ROUGH = Duration.ofSeconds(100);

    private Trial() {}

    /** What went wrong in the world of a seed. */
    record Failed(long seed, Throwable cause) {}

    /** Lives twice; tells what went wrong, or that the two lives differ. */
    static Optional<Failed> of(long seed) {
        try {
            String first = life(seed);
            String second = life(seed);
            return first.equals(second)
                    ? Optional.empty()
                    : Optional.of(new Failed(seed, differs(seed, first, second)));
        } catch (SimulationFailure failure) {
            return Optional.of(new Failed(seed, failure));
        }
    }

    private static AssertionError differs(long seed, String first, String second) {
        return new AssertionError(
                "seed %d does not repeat: %s, then %s".formatted(seed, first, second));
    }

    private static String life(long seed) {
        var cluster = new SimCluster(seed, Scheduler::schedule);
        cluster.live(ROUGH);
        return cluster.world().trace().digest();
    }
}
