package systole.model.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last result of one operation of one resource on one node ({@code lrm_rsc_op}).
 *
 * @param key {@code RSC_OP_INTERVALms}, the entry's id
 * @param operation start, stop, monitor, …
 * @param interval zero for what runs once
 * @param callId grows with every operation of that node; −1 while pending
 * @param exitCode what the agent returned
 * @param status how the run itself ended
 * @param expectedExitCode what the transition hoped for
 * @param transitionKey who asked for it, {@code action:transition[:expected]:controller}
 * @param parametersDigest digest of the parameters it ran with, empty if unknown
 * @param changed when the result last changed
 */
public record HistoryEntry(
        String key,
        String operation,
        Duration interval,
        int callId,
        int exitCode,
        Status status,
        int expectedExitCode,
        String transitionKey,
        String parametersDigest,
        Optional<Instant> changed) {

    /** How the run of an operation ended, with the CIB's numbers −1 to 4. */
    public enum Status {
        /** Not yet ended. */
        PENDING(-1),
        /** Ended as hoped. */
        DONE(0),
        /** Called off. */
        CANCELLED(1),
        /** Killed after its timeout. */
        TIMED_OUT(2),
        /** The agent does not know the operation. */
        NOT_SUPPORTED(3),
        /** Ended otherwise. */
        ERROR(4);

        private final int number;

        Status(int number) {
            this.number = number;
        }

        /** The CIB's number. */
        public int number() {
            return number;
        }

        /** The status of that number; unknown numbers count as {@link #ERROR}. */
        public static Status of(int number) {
            for (Status status : values()) {
                if (status.number == number) {
                    return status;
                }
            }
            return ERROR;
        }
    }

    /** Tells whether this was a probe: a monitor that runs once. */
    public boolean isProbe() {
        return operation.equals("monitor") && interval.isZero();
    }
}
