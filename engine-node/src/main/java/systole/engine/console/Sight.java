package systole.engine.console;

import systole.engine.access.AccessPolicy;
import systole.model.cib.Cib;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Visitor;

import java.util.Optional;

/**
 * How much of the cluster one visitor sees. Who may see a part of the CIB only hears of the
 * operations of resources in that part, and no log lines, which name anything.
 */
final class Sight {
    private final Visitor visitor;
    private Optional<Cib> shown = Optional.empty();
    private boolean partial;

    Sight(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Tells whether there is something the visitor may not see. */
    boolean partial() {
        return partial;
    }

    /** What is seen at first. */
    ClusterEvent beginning(Cib cib) {
        Cib seen = look(cib);
        shown = Optional.of(seen);
        return new ClusterEvent.Snapshot(seen);
    }

    /** What is seen of the next document; empty if it is nothing new. */
    Optional<ClusterEvent> next(Edition edition) {
        Cib known = shown.orElseThrow();
        Cib seen = look(edition.cib());
        shown = Optional.of(seen);
        return !partial && edition.follows(known) ? edition.news() : Edition.between(known, seen);
    }

    private Cib look(Cib cib) {
        Cib seen = AccessPolicy.visible(visitor, cib);
        partial = seen != cib;
        return seen;
    }

    /** Tells whether the visitor may hear of something. */
    boolean covers(ClusterEvent event) {
        if (!partial) {
            return true;
        }
        return switch (event) {
            case ClusterEvent.OperationStarted started -> knows(started.resource());
            case ClusterEvent.OperationFinished finished -> knows(finished.resource());
            case ClusterEvent.LogLine _ -> false;
            case ClusterEvent.Snapshot _,
                    ClusterEvent.Patched _,
                    ClusterEvent.Membership _,
                    ClusterEvent.Seen _,
                    ClusterEvent.Beat _,
                    ClusterEvent.TransitionProgress _ ->
                    true;
        };
    }

    private boolean knows(ResourceId resource) {
        return shown.flatMap(cib -> cib.configuration().resource(resource)).isPresent();
    }
}
