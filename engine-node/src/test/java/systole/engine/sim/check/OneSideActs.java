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
 * While a node may act for the cluster, nobody acts in a younger view without it; and never do two
 * act that leave each other out.
 */
public final class OneSideActs implements Checker {
    private final Map<NodeName, View> acting = new TreeMap<>();

    @Override
    public void observe(Observation fact, Duration at) {
        switch (fact) {
            case Observation.Acts(var node, var view) -> {
                acting.put(node, view);
                acting.keySet().forEach(other -> compare(node, other));
            }
            case Observation.ActsNoMore(var node) -> acting.remove(node);
            default -> {}
        }
    }

    private void compare(NodeName one, NodeName other) {
        View first = view(one);
        View second = view(other);
        boolean apart = !first.has(other) && !second.has(one);
        boolean late =
                !first.has(other) && second.number() < first.number()
                        || !second.has(one) && first.number() < second.number();
        if (apart || late) {
            throw new Violation(
                    "%s acts in %s beside %s in %s".formatted(one, first, other, second));
        }
    }

    private View view(NodeName node) {
        View view = acting.get(node);
        if (view == null) {
            throw new IllegalStateException(node + " does not act");
        }
        return view;
    }
}
