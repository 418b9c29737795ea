package systole.remote.client;

import java.time.Duration;

/** Calls at regular times; simulated in tests. */
interface Ticks {
    /** Calls the action again and again, first after the period; quick actions only. */
    Stop every(Duration period, Runnable action);

    /** Ends the calls. */
    interface Stop extends AutoCloseable {
        @Override
        void close();
    }
}
