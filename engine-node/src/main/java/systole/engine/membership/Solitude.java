package systole.engine.membership;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether one of two nodes may act alone. Two have no majority, so something else must stand in for
 * the missing third: a ping node that only one side of a cut reaches.
 *
 * <p>It needs all of these: the peer has been in a view with this node since it started, unless
 * nobody has to wait for it; and, where ping nodes are configured, one of them has answered within
 * the lease. Without ping nodes a cut between the two cannot be told from the peer's death: then
 * only fencing keeps both from acting.
 */
public final class Solitude {
    private final Set<String> pingNodes;
    private final long span;
    private final Map<String, Long> answered = new HashMap<>();
    private boolean met;

    /**
     * @param pingNodes whose answers count; empty if there are none
     * @param waitForAll whether the peer must have been met since the start
     * @param lease how long an answer counts, from the moment it was asked for
     */
    public Solitude(Set<String> pingNodes, boolean waitForAll, Duration lease) {
        this.pingNodes = Set.copyOf(pingNodes);
        this.met = !waitForAll;
        this.span = lease.toNanos();
    }

    /** A ping node answered what was asked at that moment of this node's own clock. */
    public void answered(String pingNode, long asked) {
        if (pingNodes.contains(pingNode)) {
            answered.merge(pingNode, asked, (known, heard) -> heard - known > 0 ? heard : known);
        }
    }

    /** The two have been in a view together. */
    void met() {
        met = true;
    }

    /** Tells whether this node may act without the other at that moment. */
    boolean allowed(long now) {
        return met
                && (pingNodes.isEmpty()
                        || answered.values().stream().anyMatch(asked -> now - asked < span));
    }
}
