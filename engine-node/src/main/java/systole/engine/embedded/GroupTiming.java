package systole.engine.embedded;

import java.time.Duration;

/**
 * How closely engines watch each other.
 *
 * @param keepalive between two beats
 * @param deadtime of silence after which an engine counts as dead
 * @param initdead how long the first view waits for engines that have not been heard yet
 */
public record GroupTiming(Duration keepalive, Duration deadtime, Duration initdead) {
    /** The usual timing. */
    public static final GroupTiming USUAL =
            new GroupTiming(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** Refuses a timing that would take every engine for dead. */
    public GroupTiming {
        if (!keepalive.isPositive() || deadtime.compareTo(keepalive.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "deadtime " + deadtime + " must be at least twice keepalive " + keepalive);
        }
    }
}
