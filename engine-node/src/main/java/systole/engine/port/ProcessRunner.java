package systole.engine.port;

import java.util.function.Consumer;

/**
 * Runs agents. Never blocks; never throws for a missing or unusable program: that is an outcome.
 *
 * <p>The process leads a process group of its own. When its time is up the whole group gets TERM,
 * then KILL. The outcome is delivered exactly once, when the process itself has ended: a daemon
 * that inherits its pipes does not hold it up.
 */
public interface ProcessRunner {
    /**
     * Starts a process; the outcome reaches {@code done} on the engine's loop, never before this
     * method has returned.
     */
    Run start(ProcessRequest request, Consumer<ProcessOutcome> done);

    /** A process under way. */
    interface Run {
        /** Ends it at once, with its group; the outcome still arrives. */
        void kill();
    }
}
