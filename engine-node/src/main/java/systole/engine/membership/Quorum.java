package systole.engine.membership;

import systole.model.node.NodeName;

import java.time.Duration;
import java.util.Collection;

/** Who may act for the whole cluster, and whether this node still may: majority and lease. */
final class Quorum {
    private final int majority;
    private final boolean pair;
    private final AckLease<NodeName> lease;
    private final Solitude solitude;

    Quorum(int configured, Duration span, Solitude solitude) {
        this.majority = configured / 2 + 1;
        this.pair = configured == 2;
        this.lease = new AckLease<>(majority, span);
        this.solitude = solitude;
    }

    /** A peer has renewed its promise. */
    void renewed(NodeName peer, long stamp) {
        lease.acknowledged(peer, stamp);
    }

    /** A view holds. */
    void installed(Collection<NodeName> members) {
        if (members.size() >= majority) {
            solitude.met();
        }
    }

    /** Tells whether such a view could ever act, so that promises stand against it. */
    boolean conceivable(Collection<NodeName> members) {
        return members.size() >= majority || pair;
    }

    /** Tells whether these may act at that moment, this node's lease left aside. */
    boolean has(Collection<NodeName> members, long now) {
        return members.size() >= majority || pair && solitude.allowed(now);
    }

    /**
     * Tells whether a view of these may begin to act. One of two never begins alone while it hears
     * the other, even if no messages get through: the other may act.
     *
     * @param silence nobody else is heard
     */
    boolean mayBegin(Collection<NodeName> members, boolean silence, long now) {
        return has(members, now) && (members.size() > 1 || silence);
    }

    /** Tells whether this node may act with these at that moment. */
    boolean holds(Collection<NodeName> members, long now) {
        return has(members, now) && (lease.holds(now) || pair && solitude.allowed(now));
    }

    /** How long the lease will hold if nothing more is heard, in nanoseconds. */
    long remaining(long now) {
        return pair
                ? Math.max(solitude.remaining(now), lease.remaining(now))
                : lease.remaining(now);
    }
}
