package systole.app.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a node may act if it hears nothing more.
 *
 * @param left in steps of a tenth of a second; empty if it may not act
 * @param share of the longest lease heard of, 0 to 1
 */
public record Lease(Optional<Duration> left, double share) {
    /** It may not act. */
    public static final Lease NONE = new Lease(Optional.empty(), 0);

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final long STEP_MILLIS = 100;

    /** What is left of a lease; nothing, if it is over. */
    static Lease of(Duration left, Duration longest) {
        if (endless(left)) {
            return new Lease(Optional.of(FOR_EVER), 1);
        }
        long millis = left.toMillis() / STEP_MILLIS * STEP_MILLIS;
        return millis <= 0
                ? NONE
                : new Lease(
                        Optional.of(Duration.ofMillis(millis)),
                        Math.min(1, millis / (double) Math.max(1, longest.toMillis())));
    }

    /** The node depends on nobody. */
    public boolean unlimited() {
        return left.filter(Lease::endless).isPresent();
    }

    static boolean endless(Duration lease) {
        return lease.compareTo(FOR_EVER) >= 0;
    }
}
