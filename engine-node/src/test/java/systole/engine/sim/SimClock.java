package systole.engine.sim;

import systole.engine.port.WallClock;

import java.time.Duration;
import java.time.Instant;

/** A machine's time of day: a little off from the start, and set forward or back at will. */
public final class SimClock implements WallClock {
    /** What the clocks show when the world begins. */
    public static final Instant BEGINNING = Instant.parse("2026-01-05T08:00:00Z");

    private final World world;
    private Duration error;

    /** A clock that is wrong by that much. */
    public SimClock(World world, Duration error) {
        this.world = world;
        this.error = error;
    }

    @Override
    public Instant now() {
        return BEGINNING.plusNanos(world.nanos()).plus(error);
    }

    /** Is set forward, or back. */
    public void jump(Duration by) {
        error = error.plus(by);
    }
}
