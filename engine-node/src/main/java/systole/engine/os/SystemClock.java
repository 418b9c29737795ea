package systole.engine.os;

import systole.engine.port.WallClock;

import java.time.Instant;

/** The machine's calendar clock. */
public final class SystemClock implements WallClock {
    @Override
    public Instant now() {
        return Instant.now();
    }
}
