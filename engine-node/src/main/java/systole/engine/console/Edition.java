package systole.engine.console;

import systole.model.cib.Cib;
import systole.model.patch.CibPatch;
import systole.remote.protocol.ClusterEvent;

import java.util.Optional;

/**
 * A document that followed another. How they differ is worked out once, by the first console that
 * needs it.
 */
final class Edition {
    private final Cib before;
    private final Cib cib;
    private Optional<ClusterEvent> news = Optional.empty();
    private boolean compared;

    Edition(Cib before, Cib cib) {
        this.before = before;
        this.cib = cib;
    }

    Cib cib() {
        return cib;
    }

    /** Tells whether it followed this very document. */
    boolean follows(Cib other) {
        return before == other;
    }

    /** What is new to those who see all of it; empty if nothing is. */
    synchronized Optional<ClusterEvent> news() {
        if (!compared) {
            news = between(before, cib);
            compared = true;
        }
        return news;
    }

    /** How to tell somebody who knows one document of another; empty if they are the same. */
    static Optional<ClusterEvent> between(Cib known, Cib next) {
        if (next.equals(known)) {
            return Optional.empty();
        }
        return Optional.of(
                next.version().compareTo(known.version()) > 0
                        ? new ClusterEvent.Patched(CibPatch.diff(known, next))
                        : new ClusterEvent.Snapshot(next));
    }
}
