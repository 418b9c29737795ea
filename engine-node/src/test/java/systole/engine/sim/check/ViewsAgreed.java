package systole.engine.sim.check;

import systole.engine.port.View;
import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Members of a view agree on who is in it, and every start of a node sees the views' numbers grow.
 */
public final class ViewsAgreed implements Checker {
    private final Map<NodeName, View> views = new TreeMap<>();

    @Override
    public void observe(Observation fact, Duration at) {
        switch (fact) {
            case Observation.ViewInstalled(var node, var view) -> installed(node, view);
            case Observation.PowerLost(var node) -> views.remove(node);
            case Observation.EngineStarted(var node) -> views.remove(node);
            case Observation.EngineStopped(var node) -> views.remove(node);
            default -> {}
        }
    }

    private void installed(NodeName node, View view) {
        View before = views.put(node, view);
        if (before != null && before.number() >= view.number() || !view.has(node)) {
            throw new Violation("%s is told of %s after %s".formatted(node, view, before));
        }
        views.forEach(
                (other, theirs) -> {
                    if (theirs.number() == view.number()
                            && theirs.has(node)
                            && view.has(other)
                            && !theirs.members().equals(view.members())) {
                        throw new Violation(
                                "%s is told of %s, but %s of %s"
                                        .formatted(node, view, other, theirs));
                    }
                });
    }
}
