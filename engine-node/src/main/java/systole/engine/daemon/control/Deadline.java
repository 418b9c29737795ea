package systole.engine.daemon.control;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A limit in time for whoever is blocked on a channel: when it passes, the channel is closed, which
 * wakes them. Closing the deadline lifts it.
 */
final class Deadline implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final ScheduledFuture<?> closing;

    private Deadline(ScheduledFuture<?> closing) {
        this.closing = closing;
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("control deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** The channel is closed after this time, unless the deadline was closed before. */
    static Deadline of(Closeable channel, Duration limit) {
        return new Deadline(
                TIMER.schedule(() -> close(channel), limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static void close(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        closing.cancel(false);
    }
}
