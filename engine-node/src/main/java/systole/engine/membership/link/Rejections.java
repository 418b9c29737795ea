package systole.engine.membership.link;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what is dropped. Tells of each reason at most once a minute, of the first at once, never
 * of each datagram. Counted by one thread, read by any.
 */
public final class Rejections {
    private static final long QUIET = Duration.ofMinutes(1).toNanos();
    private static final Rejection[] REASONS = Rejection.values();

    private final LinkObserver observer;
    private final AtomicLongArray counts = new AtomicLongArray(REASONS.length);
    private final long[] told = new long[REASONS.length];
    private final long[] toldAt = new long[REASONS.length];

    /** Nothing has been dropped yet. */
    public Rejections(LinkObserver observer) {
        this.observer = observer;
    }

    /**
     * Counts one.
     *
     * @param from where it came from, put into words only if it is told
     */
    public void count(Rejection reason, Object from, long now) {
        int index = reason.ordinal();
        long count = counts.getPlain(index) + 1;
        counts.setRelease(index, count);
        if (!reason.usual() && (told[index] == 0 || now - toldAt[index] >= QUIET)) {
            long since = count - told[index];
            told[index] = count;
            toldAt[index] = now;
            observer.happened(new LinkEvent.Dropped(reason, since, from.toString()));
        }
    }

    /** How many were dropped, by reason; reasons that never came are left out. */
    public Map<Rejection, Long> counts() {
        var all = new EnumMap<Rejection, Long>(Rejection.class);
        for (Rejection reason : REASONS) {
            long count = counts.getAcquire(reason.ordinal());
            if (count > 0) {
                all.put(reason, count);
            }
        }
        return Collections.unmodifiableMap(all);
    }
}
