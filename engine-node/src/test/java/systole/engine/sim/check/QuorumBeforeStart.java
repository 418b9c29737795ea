package systole.engine.sim.check;

import systole.engine.port.View;
import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An engine runs nothing before it is in a view, and starts nothing at a moment when it may not act
 * for the cluster.
 */
public final class QuorumBeforeStart implements Checker {
    private final Map<NodeName, View> views = new TreeMap<>();
    private final Set<NodeName> acting = new TreeSet<>();

    @Override
    public void observe(Observation fact, Duration at) {
        switch (fact) {
            case Observation.ViewInstalled(var node, var view) -> views.put(node, view);
            case Observation.Acts(var node, _) -> acting.add(node);
            case Observation.ActsNoMore(var node) -> acting.remove(node);
            case Observation.PowerLost(var node) -> views.remove(node);
            case Observation.EngineStopped(var node) -> views.remove(node);
            case Observation.OperationBegan(var node, var resource, var operation, _) -> {
                View view = views.get(node);
                String what = operation + " of " + resource + " begins on " + node;
                if (view == null) {
                    throw new Violation(what + ", which is in no view");
                }
                if (operation.equals("start") && !view.quorate()) {
                    throw new Violation(what + ", whose view " + view.number() + " has no quorum");
                }
                if (operation.equals("start") && !acting.contains(node)) {
                    throw new Violation(what + ", which may not act any more");
                }
            }
            default -> {}
        }
    }
}
