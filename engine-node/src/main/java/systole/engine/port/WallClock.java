package systole.engine.port;

import java.time.Instant;

/**
 * The time of day, for rules and records. May jump; never used to measure how long something took.
 */
public interface WallClock {
    /** The present. */
    Instant now();
}
