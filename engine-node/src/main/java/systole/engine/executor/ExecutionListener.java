package systole.engine.executor;

import systole.engine.message.Operation;
import systole.model.node.HistoryEntry;

import java.time.Duration;

/** Hears what agents do. Called on the engine's loop. */
public interface ExecutionListener {
    /** A run began. */
    void started(Operation operation);

    /** A run ended. */
    void finished(Run run);

    /** The controller is to know: it ended, or a repeated one ended otherwise than before. */
    void result(Operation operation, HistoryEntry entry);

    /**
     * A run that ended.
     *
     * @param entry what became of it, in the CIB's terms
     * @param words the same for operators
     */
    record Run(
            Operation operation, HistoryEntry entry, String words, String output, Duration took) {}
}
