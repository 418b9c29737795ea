package systole.engine.scheduler;

import systole.model.score.Score;

import java.util.List;

/**
 * One summand of a score.
 *
 * @param kind what it stands for
 * @param amount what it adds
 * @param total the sum after it
 * @param source the id of the constraint, attribute set or resource it comes from; empty for the
 *     cluster's own rules
 * @param arguments what the words of the kind speak of: for {@link Kind#FAILURES} the count and the
 *     failure stickiness, for colocations the other resource, …
 */
public record ScoreTerm(
        Kind kind, Score amount, Score total, String source, List<String> arguments) {

    /** Copies the arguments. */
    public ScoreTerm {
        arguments = List.copyOf(arguments);
    }

    /** What a summand stands for. */
    public enum Kind {
        /** Every node starts from zero. */
        BASE,
        /** A location constraint. Arguments: the node. */
        NODE_PREFERENCE,
        /** It runs there and would rather stay. */
        STICKINESS,
        /** Failures there. Arguments: count, failure stickiness. */
        FAILURES,
        /**
         * It failed there as often as its migration threshold allows. Arguments: count, threshold.
         */
        THRESHOLD,
        /** It is placed with, or apart from, another resource. Arguments: the other resource. */
        COLOCATION,
        /** It follows the previous member of its group. Arguments: that member. */
        GROUP_ORDER,
        /** Later members of its group weigh in. Arguments: that member. */
        GROUP_MEMBER,
        /**
         * A failed start or stop, or an agent that is not installed, rules the node out. Arguments:
         * operation, exit code.
         */
        FAILED_HERE,
        /** The cluster does not manage it: it stays where it is. */
        UNMANAGED,
        /** It is meant to be stopped. */
        STOPPED_BY_ADMIN,
        /** It has no definition any more. */
        ORPHAN,
        /**
         * The node is offline, in standby or leaving. The score stays, but the node cannot be
         * chosen.
         */
        NODE_UNAVAILABLE
    }
}
