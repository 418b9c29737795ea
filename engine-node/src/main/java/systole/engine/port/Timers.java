package systole.engine.port;

import java.time.Duration;

/** Runs things later, on the engine's loop. Never early; never after it was cancelled. */
public interface Timers {
    /** Runs the action once when the delay has passed. */
    Timer after(Duration delay, Runnable action);

    /** A pending action. */
    interface Timer {
        /** Calls it off; calling twice, or too late, does nothing. */
        void cancel();
    }
}
