package systole.engine.port;

import java.time.Duration;

/** How a process ended. */
public sealed interface ProcessOutcome {
    /** It returned. */
    record Completed(int exitCode, String output) implements ProcessOutcome {}

    /** It was ended because its time was up. */
    record TimedOut(Duration limit, String output) implements ProcessOutcome {}

    /** It was ended by {@link ProcessRunner.Run#kill}. */
    record Killed(String output) implements ProcessOutcome {}

    /** It never ran. */
    record NotRun(Reason reason, String detail) implements ProcessOutcome {}

    /** Why it never ran. */
    enum Reason {
        /** There is no such file. */
        NOT_FOUND,
        /** The file may not be executed. */
        NOT_EXECUTABLE,
        /** The system refused for another reason. */
        REFUSED
    }
}
