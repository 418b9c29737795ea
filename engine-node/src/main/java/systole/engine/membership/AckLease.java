package systole.engine.membership;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A lease that a member holds from its peers' acknowledgements, for any stack that can carry a
 * stamp there and back.
 *
 * <p>A member stamps what it sends with its own monotonic clock; a peer that acknowledges the stamp
 * thereby promises, for a span longer than this lease, not to take part in a membership without the
 * member. The member counts on that promise for {@code span} from the moment it <em>sent</em> the
 * stamp, which is never later than the moment the peer promised. Clocks are never compared across
 * machines; only their rates must agree to within the difference of the two spans.
 *
 * @param <P> how peers are told apart
 */
public final class AckLease<P> {
    private final int peersNeeded;
    private final long span;
    private final Map<P, Long> stamps = new HashMap<>();

    /**
     * @param quorum how many must agree, this member included; at least one
     * @param span how long an acknowledgement counts
     */
    public AckLease(int quorum, Duration span) {
        if (quorum < 1 || !span.isPositive()) {
            throw new IllegalArgumentException("quorum " + quorum + ", span " + span);
        }
        this.peersNeeded = quorum - 1;
        this.span = span.toNanos();
    }

    /**
     * A peer acknowledged what was sent at that stamp of this member's own clock. Older stamps
     * change nothing.
     */
    public void acknowledged(P peer, long stamp) {
        stamps.merge(peer, stamp, (known, heard) -> heard - known > 0 ? heard : known);
    }

    /** Tells whether enough promises hold at that moment of this member's own clock. */
    public boolean holds(long now) {
        int fresh = 0;
        for (long stamp : stamps.values()) {
            if (now - stamp < span) {
                fresh++;
            }
        }
        return fresh >= peersNeeded;
    }

    /**
     * How long the lease will hold if nothing more is acknowledged, in nanoseconds from that
     * moment; negative if it is over, and {@link Long#MAX_VALUE} if no peer is needed.
     */
    public long remaining(long now) {
        if (peersNeeded == 0) {
            return Long.MAX_VALUE;
        }
        var left = new long[stamps.size()];
        int count = 0;
        for (long stamp : stamps.values()) {
            left[count++] = stamp + span - now;
        }
        Arrays.sort(left);
        return count < peersNeeded ? -1 : left[count - peersNeeded];
    }
}
