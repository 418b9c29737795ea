package systole.remote.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls later; simulated in tests. */
@FunctionalInterface
interface Alarms {
    /** Runs the action after a while, unless it is closed before. The action is quick. */
    Alarm in(Duration time, Runnable action);

    /** Alarms of a real timer. */
    static Alarms of(ScheduledExecutorService timer) {
        return (time, action) -> {
            Future<?> alarm = timer.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
            return () -> alarm.cancel(false);
        };
    }

    /** One call that is to come. */
    @FunctionalInterface
    interface Alarm extends AutoCloseable {
        @Override
        void close();
    }
}
