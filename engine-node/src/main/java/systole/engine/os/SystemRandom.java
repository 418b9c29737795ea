package systole.engine.os;

import systole.engine.port.RandomSource;

import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Chance, seeded by the system. Not for secrets. */
public final class SystemRandom implements RandomSource {
    /** The same for libraries that want Java's own kind. */
    public static RandomGenerator generator() {
        return new SplittableRandom();
    }

    @Override
    public int below(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
