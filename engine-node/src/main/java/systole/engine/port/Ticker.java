package systole.engine.port;

/** Time that only moves forward. Never related to any calendar, never compared across machines. */
public interface Ticker {
    /** Nanoseconds since an arbitrary beginning. */
    long nanos();
}
