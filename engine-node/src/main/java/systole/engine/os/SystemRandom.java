package systole.engine.os;

import systole.engine.port.RandomSource;

import java.util.concurrent.ThreadLocalRandom;

/** Chance, seeded by the system. Not for secrets. */
public final class SystemRandom implements RandomSource {
    @Override
    public int below(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
