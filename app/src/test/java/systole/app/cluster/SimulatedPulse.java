package systole.app.cluster;

import javafx.util.Subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until it is told to go on. */
public final class SimulatedPulse implements Pulse {
    private static final Duration STEP = Duration.ofMillis(100);

    private final List<Runnable> ticking = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Subscription every(Duration period, Runnable action) {
        ticking.add(action);
        return () -> ticking.remove(action);
    }

    /** Lets time pass, with a tick every tenth of a second. */
    public void advance(Duration span) {
        Instant end = now.plus(span);
        while (now.isBefore(end)) {
            Instant next = now.plus(STEP);
            now = next.isAfter(end) ? end : next;
            List.copyOf(ticking).forEach(Runnable::run);
        }
    }
}
