package systole.app.connect;

import systole.remote.client.Prompts.FirstContact;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What only the person can answer. Whoever asks waits for the answer; one that is cancelled need
 * not be answered any more.
 */
public sealed interface Question {

    /** Where the answer goes. */
    CompletableFuture<?> answer();

    /** Says no, or nothing. */
    void decline();

    /** Whether a host nobody knows is to be trusted. */
    record Trust(FirstContact contact, CompletableFuture<Boolean> answer) implements Question {
        @Override
        public void decline() {
            answer.complete(false);
        }
    }

    /** What opens a key file. */
    record Passphrase(Path file, int attempt, CompletableFuture<Optional<String>> answer)
            implements Question {
        @Override
        public void decline() {
            answer.complete(Optional.empty());
        }
    }
}
