package systole.engine.sim;

import org.junit.jupiter.api.Test;

import systole.engine.sim.Trial.Failed;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Whole clusters, made up by seeds, live through faults. {@code -Dsystole.seed=N} repeats one seed;
 * {@code -Dsystole.seeds=FROM-TO} runs others than the usual two hundred.
 */
class SimulationTest {
    private static final String USUAL = "1-200";

    @Test
    void promisesHoldInEveryWorldAndEveryWorldRepeats() {
        List<Failed> failures =
                asked().parallel()
                        .mapToObj(Trial::of)
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
}
