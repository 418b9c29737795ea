package systole.engine.port;

import systole.model.cib.Cib;
import systole.remote.protocol.Author;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the CIB on disk. Never blocks the loop; never acknowledges what a power cut could still
 * undo; never hands out a torn or hand-edited document silently.
 */
public interface CibStore {
    /** The last good document, read once at start, with remarks on what was found. */
    Loaded load();

    /**
     * Writes and syncs a document; later writes may overtake earlier ones that are still waiting.
     *
     * @param author who had it changed, for the journal; empty if nobody did
     */
    void save(Cib cib, Optional<Author> author, Consumer<Saved> done);

    /** Writes and syncs a document nobody asked for. */
    default void save(Cib cib, Consumer<Saved> done) {
        save(cib, Optional.empty(), done);
    }

    /** What was found at start. */
    record Loaded(Optional<Cib> cib, List<String> remarks) {}

    /** What became of a write. */
    sealed interface Saved {
        /** It survives a power cut. */
        record Done() implements Saved {}

        /** It failed; the previous document is intact. */
        record Failed(String reason) implements Saved {}
    }
}
