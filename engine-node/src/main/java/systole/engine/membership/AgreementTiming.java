package systole.engine.membership;

import java.time.Duration;

/**
 * The spans of the agreement.
 *
 * @param keepalive between two beats of a node
 * @param dead after this silence a peer is no longer heard; also how long an echo's promise lasts
 * @param lease how long an acknowledged beat counts for its sender: shorter than {@code dead}, so
 *     that a node without a majority has the difference to let go before others take over
 * @param initial how long a node that has just started waits for all configured nodes
 */
public record AgreementTiming(Duration keepalive, Duration dead, Duration lease, Duration initial) {

    /** Refuses spans the argument does not hold for. */
    public AgreementTiming {
        if (!keepalive.isPositive()
                || dead.compareTo(keepalive.multipliedBy(2)) <= 0
                || lease.compareTo(dead) >= 0
                || lease.compareTo(keepalive) <= 0
                || initial.compareTo(dead) < 0) {
            throw new IllegalArgumentException(
                    "need keepalive < lease < dead <= initial and 2 x keepalive < dead: "
                            + keepalive
                            + ", "
                            + lease
                            + ", "
                            + dead
                            + ", "
                            + initial);
        }
    }

    /** The usual lease: three fifths of the deadtime, but at least one and a half keepalives. */
    public static AgreementTiming of(Duration keepalive, Duration dead, Duration initial) {
        Duration usual = dead.multipliedBy(3).dividedBy(5);
        Duration least = keepalive.multipliedBy(3).dividedBy(2);
        return new AgreementTiming(
                keepalive, dead, usual.compareTo(least) > 0 ? usual : least, initial);
    }

    /** How long, in nanoseconds, a proposal is given to come about, and a view to be followed. */
    long patience() {
        return dead.toNanos() * 2 + keepalive.toNanos() * 4;
    }
}
