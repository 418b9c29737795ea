package systole.app.why;

import systole.app.cluster.FailureForecast;
import systole.app.plan.Phrase;
import systole.app.plan.Waterfall;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.List;
import java.util.Optional;

/**
 * Why a resource is on a node, or is not.
 *
 * @param resource what was asked about
 * @param leader the primitive whose score decides: the first member of its group, or itself
 * @param waterfall the leader's score on the node
 * @param others the leader's scores elsewhere, best first
 * @param constraints ids of the constraints and attribute sets the score comes from
 * @param forecast on which failure it moves; empty if it does not run, or failures never move it
 * @param formula the same by Heartbeat's formula
 */
record Explanation(
        ResourceId resource,
        ResourceId leader,
        NodeName node,
        Phrase question,
        Phrase verdict,
        Waterfall waterfall,
        List<Waterfall> others,
        List<String> constraints,
        Optional<FailureForecast> forecast,
        Optional<Formula> formula,
        List<Fix> fixes) {

    /** Copies the lists. */
    Explanation {
        others = List.copyOf(others);
        constraints = List.copyOf(constraints);
        fixes = List.copyOf(fixes);
    }
}
