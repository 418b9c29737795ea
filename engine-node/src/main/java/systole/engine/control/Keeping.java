package systole.engine.control;

import systole.engine.port.CibStore;
import systole.engine.port.EnginePorts;
import systole.engine.port.Timers;
import systole.model.cib.Cib;
import systole.remote.protocol.Author;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has a document kept. A disk that does not answer is one that failed: otherwise a member with such
 * a disk would hold up every write of the cluster for ever.
 */
final class Keeping {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Keeping() {}

    /**
     * Keeps it.
     *
     * @param done hears what became of it, in time
     */
    static void keep(
            EnginePorts ports,
            Cib document,
            Optional<Author> author,
            Consumer<CibStore.Saved> done) {
        var late = new CibStore.Saved.Failed("the disk has not answered for " + LONGEST);
        Timers.Timer limit = ports.timers().after(LONGEST, () -> done.accept(late));
        ports.store()
                .save(
                        document,
                        author,
                        saved -> {
                            limit.cancel();
                            done.accept(saved);
                        });
    }
}
