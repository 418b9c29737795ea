package systole.app.constraints;

import systole.model.constraint.Constraint;
import systole.model.score.Score;

import java.util.Optional;

/**
 * A constraint between two vertices, or one rule of a location.
 *
 * @param from the resource a location speaks of, a colocation's dependent, an order's first
 * @param to the node, the primary, or what waits
 * @param score how strong it is; a mandatory order counts as INFINITY, an advisory one as zero
 * @param rule the rule it stands for, where a location has rules
 */
record Edge(
        Constraint constraint,
        Kind kind,
        String from,
        String to,
        Score score,
        Optional<String> rule) {

    /** The three kinds of edges. */
    enum Kind {
        /** A resource and a node. */
        LOCATION,
        /** Two resources, together or apart. */
        COLOCATION,
        /** One resource after another. */
        ORDER
    }

    /** Unique in its graph, and the same in every later graph of that cluster. */
    String key() {
        return constraint.id() + rule.map(id -> "/" + id + "/" + to).orElse("");
    }
}
