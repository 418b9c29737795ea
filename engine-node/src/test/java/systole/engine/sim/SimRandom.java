package systole.engine.sim;

import systole.engine.port.RandomSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Chance that a seed repeats. Streams {@linkplain #split split} by name, so that a new user of
 * chance does not disturb the others.
 *
 * <p>The generator is SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
 */
public final class SimRandom implements RandomSource {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long origin;
    private long state;

    /** The stream of that seed. */
    public SimRandom(long seed) {
        origin = seed;
        state = seed;
    }

    /**
     * An independent stream. It depends on this stream's seed and the name alone, not on what was
     * drawn before.
     */
    public SimRandom split(String name) {
        long hash = origin ^ GOLDEN_GAMMA;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + name.charAt(i) + GOLDEN_GAMMA);
        }
        return new SimRandom(hash);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("nothing lies below " + bound);
        }
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A number between two, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** A span between two, to the microsecond. */
    public Duration between(Duration least, Duration most) {
        long range = most.minus(least).toNanos() / 1_000 + 1;
        return least.plusNanos(Long.remainderUnsigned(next(), range) * 1_000);
    }

    /** True so many times in a thousand. */
    public boolean perMille(int times) {
        return below(1_000) < times;
    }

    /** One of several. */
    public <T> T pick(List<T> some) {
        return some.get(below(some.size()));
    }

    /** The same things in another order. */
    public <T> List<T> shuffled(List<T> some) {
        var result = new ArrayList<>(some);
        for (int i = result.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T swapped = result.get(i);
            result.set(i, result.get(j));
            result.set(j, swapped);
        }
        return result;
    }
}
