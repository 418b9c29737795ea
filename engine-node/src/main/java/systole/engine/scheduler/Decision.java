package systole.engine.scheduler;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is to be done, and why: the result of one run of the {@link Scheduler}.
 *
 * @param now the time that was assumed
 * @param scores per primitive the final score on each node it was considered for
 * @param placement per primitive the nodes it should be on; empty means it runs nowhere
 * @param states per primitive what the status section says it does now
 * @param terms per primitive and node how the score came about, in the order it was summed
 * @param graph what to execute
 * @param warnings what an operator should know, one sentence each
 * @param recheck when the passing of time alone may change the decision
 */
public record Decision(
        Instant now,
        SequencedMap<ResourceId, SequencedMap<NodeName, Score>> scores,
        SequencedMap<ResourceId, List<NodeName>> placement,
        SequencedMap<ResourceId, ResourceState> states,
        SequencedMap<ResourceId, SequencedMap<NodeName, List<ScoreTerm>>> terms,
        TransitionGraph graph,
        List<String> warnings,
        Optional<Instant> recheck) {

    /** The final score of a resource on a node, if it was considered there. */
    public Optional<Score> score(ResourceId resource, NodeName node) {
        return Optional.ofNullable(scores.get(resource)).map(byNode -> byNode.get(node));
    }

    /** How that score came about; empty where there is none. */
    public List<ScoreTerm> terms(ResourceId resource, NodeName node) {
        return Optional.ofNullable(terms.get(resource))
                .map(byNode -> byNode.get(node))
                .orElse(List.of());
    }
}
