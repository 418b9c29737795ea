package systole.engine.sim.check;

import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** No primitive ever runs on two machines at once. */
public final class SingleActiveCopy implements Checker {
    private final Map<ResourceId, Set<NodeName>> active = new TreeMap<>();

    @Override
    public void observe(Observation fact, Duration at) {
        if (fact instanceof Observation.Ran(NodeName node, ResourceId resource)) {
            Set<NodeName> nodes = nodes(resource);
            nodes.add(node);
            if (nodes.size() > 1) {
                throw new Violation(resource + " is active on " + nodes + " at once");
            }
        } else if (fact instanceof Observation.Vanished(NodeName node, ResourceId resource, _)) {
            nodes(resource).remove(node);
        }
    }

    private Set<NodeName> nodes(ResourceId resource) {
        return active.computeIfAbsent(resource, _ -> new TreeSet<>());
    }
}
