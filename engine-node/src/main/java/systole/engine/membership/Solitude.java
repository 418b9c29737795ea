package systole.engine.membership;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether one of two nodes may act alone. Two have no majority, so something else must stand in for
 * the missing third: a ping node that only one side of a cut reaches.
 *
 * <p>It needs all of these: the peer has been in a view with this node since it started, unless
 * nobody has to wait for it; and, where ping nodes are configured, one of them has answered within
 * the lease, and so without a longer gap for a deadtime. Whoever reaches a ping node again must
 * wait that long, because the other may have reached it until just now, and still act. Without ping
 * nodes a cut between the two cannot be told from the peer's death: then only fencing keeps both
 * from acting.
 */
public final class Solitude {
    private final Set<String> pingNodes;
    private final long span;
    private final long steady;
    private final Map<String, Answers> answers = new HashMap<>();
    private boolean met;

    /** Answers without a gap, by the moments they were asked for. */
    private record Answers(long first, long last) {}

    /**
     * @param pingNodes whose answers count; empty if there are none
     * @param waitForAll whether the peer must have been met since the start
     */
    public Solitude(Set<String> pingNodes, boolean waitForAll, AgreementTiming timing) {
        this.pingNodes = Set.copyOf(pingNodes);
        this.met = !waitForAll;
        this.span = timing.lease().toNanos();
        this.steady = timing.dead().toNanos();
    }

    /** A ping node answered what was asked at that moment of this node's own clock. */
    public void answered(String pingNode, long asked) {
        if (pingNodes.contains(pingNode)) {
            answers.merge(
                    pingNode,
                    new Answers(asked, asked),
                    (known, one) ->
                            asked - known.last() >= span
                                    ? one
                                    : new Answers(known.first(), Math.max(known.last(), asked)));
        }
    }

    /** The two have been in a view together. */
    void met() {
        met = true;
    }

    /** Tells whether this node may act without the other at that moment. */
    boolean allowed(long now) {
        return remaining(now) > 0;
    }

    /**
     * How long it may if no ping node answers any more, in nanoseconds; negative if it may not, and
     * {@link Long#MAX_VALUE} if it needs no answer.
     */
    long remaining(long now) {
        if (!met) {
            return -1;
        }
        return pingNodes.isEmpty()
                ? Long.MAX_VALUE
                : answers.values().stream()
                        .filter(series -> now - series.first() >= steady)
                        .mapToLong(series -> series.last() + span - now)
                        .filter(left -> left > 0)
                        .max()
                        .orElse(-1);
    }
}
