package systole.engine.sim;

import org.junit.jupiter.api.Test;

import systole.engine.scheduler.Scheduler;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Whole clusters, made up by seeds, live through faults. {@code -Dsystole.seed=N} repeats one seed;
 * {@code -Dsystole.seeds=FROM-TO} runs others than the usual two hundred.
 */
class SimulationTest {
    private static final Duration ROUGH = Duration.ofMinutes(3);
    private static final String USUAL = "1-200";

    private record Failed(long seed, Throwable cause) {}

    @Test
    void promisesHoldInEveryWorldAndEveryWorldRepeats() {
        List<Failed> failures =
                asked().parallel()
                        .mapToObj(SimulationTest::trial)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong(Failed::seed))
                        .toList();

        if (!failures.isEmpty()) {
            List<Long> seeds = failures.stream().map(Failed::seed).toList();
            throw new AssertionError(
                    "failing seeds: " + seeds + "; the first of them:",
                    failures.getFirst().cause());
        }
    }

    private static LongStream asked() {
        String one = System.getProperty("systole.seed", "");
        String[] ends =
                one.isEmpty()
                        ? System.getProperty("systole.seeds", USUAL).split("-", 2)
                        : new String[] {one, one};
        return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
    }

    private static Optional<Failed> trial(long seed) {
        try {
            String first = life(seed);
            String second = life(seed);
            return first.equals(second)
                    ? Optional.empty()
                    : Optional.of(
                            new Failed(
                                    seed,
                                    new AssertionError(
                                            "seed %d does not repeat: %s, then %s"
                                                    .formatted(seed, first, second))));
        } catch (SimulationFailure failure) {
            return Optional.of(new Failed(seed, failure));
        }
    }

    private static String life(long seed) {
        var cluster = new SimCluster(seed, Scheduler::schedule);
        cluster.live(ROUGH);
        return cluster.world().trace().digest();
    }
}
