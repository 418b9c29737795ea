package systole.engine.scheduler;

import java.util.Random;
import java.util.function.Function;

/** Something that holds for whatever a generator makes. A failure names the seed that shows it. */
final class Property {
    private static final int CASES = Integer.getInteger("systole.property.cases", 200);

    /** A claim about one value; throws if it does not hold. */
    interface Claim<T> {
        void check(T value) throws Exception;
    }

    private Property() {}

    /** Checks a claim for many generated values, or for one seed given as systole.property.seed. */
    static <T> void forAll(Function<Random, T> generator, Claim<T> claim) {
        Long only = Long.getLong("systole.property.seed");
        long first = only == null ? 0 : only;
        long last = only == null ? CASES - 1 : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                claim.check(generator.apply(new Random(seed)));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "does not hold for -Dsystole.property.seed=" + seed + ": " + e.getMessage(),
                        e);
            }
        }
    }
}
