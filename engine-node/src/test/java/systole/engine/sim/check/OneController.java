package systole.engine.sim.check;

import systole.engine.port.View;
import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Of the members of one view at most one leads. */
public final class OneController implements Checker {
    private final Map<NodeName, View> views = new TreeMap<>();
    private final Set<NodeName> leaders = new TreeSet<>();

    @Override
    public void observe(Observation fact, Duration at) {
        switch (fact) {
            case Observation.ViewInstalled(var node, var view) -> views.put(node, view);
            case Observation.Leads(var node) -> {
                leaders.add(node);
                compare();
            }
            case Observation.LeadsNoMore(var node) -> leaders.remove(node);
            case Observation.PowerLost(var node) -> forget(node);
            case Observation.EngineStopped(var node) -> forget(node);
            default -> {}
        }
    }

    private void forget(NodeName node) {
        views.remove(node);
        leaders.remove(node);
    }

    private void compare() {
        var seen = new HashMap<View, NodeName>();
        for (NodeName leader : leaders) {
            View view = views.get(leader);
            if (view != null) {
                NodeName other = seen.put(view, leader);
                if (other != null) {
                    throw new Violation("%s and %s both lead %s".formatted(other, leader, view));
                }
            }
        }
    }
}
