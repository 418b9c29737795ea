package systole.app.constraints;

import systole.app.cluster.Situation;
import systole.engine.scheduler.Decision;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a draft would change: scores and places, before and after.
 *
 * @param scores only those that differ
 * @param places only the resources that would be elsewhere
 */
record Preview(List<ScoreChange> scores, List<PlaceChange> places) {

    /** A score that would differ; empty where the node is no candidate. */
    record ScoreChange(
            ResourceId resource, NodeName node, Optional<Score> before, Optional<Score> after) {}

    /** A resource that would be elsewhere; empty where it runs nowhere. */
    record PlaceChange(ResourceId resource, List<NodeName> before, List<NodeName> after) {}

    /** Compares the cluster as it is with the cluster after the draft. */
    static Preview of(Situation now, Decision after) {
        Decision before = now.decision();
        var scores = new ArrayList<ScoreChange>();
        var places = new ArrayList<PlaceChange>();
        for (ResourceId resource : before.scores().keySet()) {
            for (NodeName node : nodes(before, after, resource)) {
                Optional<Score> old = before.score(resource, node);
                Optional<Score> young = after.score(resource, node);
                if (!old.equals(young)) {
                    scores.add(new ScoreChange(resource, node, old, young));
                }
            }
            List<NodeName> was = before.placement().getOrDefault(resource, List.of());
            List<NodeName> will = after.placement().getOrDefault(resource, List.of());
            if (!was.equals(will)) {
                places.add(new PlaceChange(resource, was, will));
            }
        }
        return new Preview(List.copyOf(scores), List.copyOf(places));
    }

    private static TreeSet<NodeName> nodes(Decision before, Decision after, ResourceId resource) {
        var nodes = new TreeSet<NodeName>();
        for (Decision decision : List.of(before, after)) {
            Optional.ofNullable(decision.scores().get(resource))
                    .ifPresent(byNode -> nodes.addAll(byNode.keySet()));
        }
        return nodes;
    }

    /** Tells whether nothing would differ. */
    boolean isEmpty() {
        return scores.isEmpty() && places.isEmpty();
    }
}
