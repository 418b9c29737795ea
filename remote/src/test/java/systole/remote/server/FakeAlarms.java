package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Alarms that ring when the test says so. */
final class FakeAlarms implements Alarms {
    private static final int SECONDS = 60;

    private final List<Pending> pending = new ArrayList<>();
    final BlockingQueue<Duration> set = new LinkedBlockingQueue<>();

    private record Pending(Duration time, Runnable action) {}

    @Override
    public Alarm in(Duration time, Runnable action) {
        var one = new Pending(time, action);
        synchronized (pending) {
            pending.add(one);
        }
        set.add(time);
        return () -> {
            synchronized (pending) {
                pending.removeIf(other -> other == one);
            }
        };
    }

    /** How many could ring. */
    int armed() {
        synchronized (pending) {
            return pending.size();
        }
    }

    /** Lets that much time pass: everything set for less rings. */
    void pass(Duration time) {
        List<Pending> due;
        synchronized (pending) {
            due = pending.stream().filter(one -> one.time().compareTo(time) <= 0).toList();
            pending.removeAll(due);
        }
        due.forEach(one -> one.action().run());
    }

    void awaitSet() throws InterruptedException {
        assertThat(set.poll(SECONDS, TimeUnit.SECONDS)).as("an alarm is set").isNotNull();
    }
}
