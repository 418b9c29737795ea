package systole.engine.control;

import systole.engine.scheduler.Decision;

import java.util.Optional;

/** Carries out one command. Says one reply, exactly once, and then nothing more. */
interface CommandHandler {
    /** Begins; the reply may come at once. */
    void begin();

    /** The cluster has come to rest. */
    default void settled(Decision decision) {}

    /** Whoever asked takes it back. What cannot be taken back any more goes on. */
    default void withdraw() {}

    /** The constraint it has made and will remove. */
    default Optional<String> pin() {
        return Optional.empty();
    }

    /** The writes it waits for were lost. */
    void lost();
}
