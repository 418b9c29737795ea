package systole.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what is seen from outside only, and therefore can only be asked for again and again.
 */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(5);

    private Patience() {}

    /** Waits until it is so, or fails saying what was waited for. */
    static void await(String what, Duration limit, BooleanSupplier so) {
        await(what, limit, () -> so.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is one, or fails saying what was waited for. */
    static <T> T await(String what, Duration limit, Supplier<Optional<T>> source) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> found = source.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + limit.toMillis() + " ms in vain for " + what);
            }
            pause(STEP);
        }
    }

    /** Lets time pass, for what must not happen in it. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
