package systole.engine.port;

import systole.model.cib.Cib;

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
     */
    void save(Cib cib, Consumer<Saved> done);

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
