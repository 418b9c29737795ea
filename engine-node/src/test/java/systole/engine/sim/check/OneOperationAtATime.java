package systole.engine.sim.check;

import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resource's agent is never run twice at once on a machine, and no agent but one that ends
 * something is begun while as many as allowed are under way there.
 */
public final class OneOperationAtATime implements Checker {
    private final int limit;
    private final Map<NodeName, Map<ResourceId, String>> underWay = new TreeMap<>();

    /** At most so many agents at once on a machine. */
    public OneOperationAtATime(int limit) {
        this.limit = limit;
    }

    @Override
    public void observe(Observation fact, Duration at) {
        switch (fact) {
            case Observation.OperationBegan(var node, var resource, var operation, _) ->
                    began(node, resource, operation);
            case Observation.OperationEnded(var node, var resource, _, _, _, _) ->
                    on(node).remove(resource);
            case Observation.PowerLost(var node) -> on(node).clear();
            default -> {}
        }
    }

    private void began(NodeName node, ResourceId resource, String operation) {
        String other = on(node).put(resource, operation);
        if (other != null) {
            throw new Violation(
                    "%s of %s begins on %s before its %s has ended"
                            .formatted(operation, resource, node, other));
        }
        boolean ends = operation.equals("stop") || operation.equals("demote");
        if (on(node).size() > limit && !ends) {
            throw new Violation(on(node).size() + " agents at once on " + node);
        }
    }

    private Map<ResourceId, String> on(NodeName node) {
        return underWay.computeIfAbsent(node, _ -> new TreeMap<>());
    }
}
