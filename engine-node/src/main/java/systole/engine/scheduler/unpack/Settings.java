package systole.engine.scheduler.unpack;

import systole.model.score.Score;

import java.time.Duration;
import java.util.Optional;

/**
 * The meta attributes of one unit after every look-up.
 *
 * @param target what the administrator wants of it
 * @param stickiness added where it runs
 * @param failureStickiness added for every failure
 * @param threshold failures after which a host is ruled out; zero for never
 * @param failureTimeout how long failures count; zero for ever
 * @param multiple what to do when it runs more than once
 * @param restartsWithOthers a mandatory predecessor's restart restarts it too
 */
public record Settings(
        boolean managed,
        Sourced<Target> target,
        int priority,
        Sourced<Score> stickiness,
        Sourced<Score> failureStickiness,
        Sourced<Integer> threshold,
        Duration failureTimeout,
        MultipleActive multiple,
        boolean restartsWithOthers) {

    /**
     * A value and where it was set.
     *
     * @param source the id of the attribute set, resource or cluster option; empty for a built-in
     *     default
     */
    public record Sourced<T>(T value, String source) {}

    /** What the administrator wants. */
    public enum Target {
        /** Running, if possible. */
        STARTED,
        /** Stopped. */
        STOPPED
    }

    /** What to do about a primitive that runs more than once. */
    public enum MultipleActive {
        /** Stop it everywhere, start it once. */
        STOP_START,
        /** Stop it everywhere. */
        STOP_ONLY,
        /** Touch nothing. */
        BLOCK;

        static MultipleActive parse(Optional<String> word) {
            return switch (word.orElse("stop_start").replace('-', '_')) {
                case "stop_only" -> STOP_ONLY;
                case "block" -> BLOCK;
                default -> STOP_START;
            };
        }
    }
}
