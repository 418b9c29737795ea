package systole.engine.os;

import systole.engine.port.Ticker;

/** The machine's monotonic clock. */
public final class SystemTicker implements Ticker {
    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
