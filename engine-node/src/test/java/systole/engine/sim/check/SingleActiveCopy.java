package systole.engine.sim.check;

import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * No primitive ever runs on two machines at once. A machine that stands still does not count: what
 * runs there does nothing; when it goes on it has a moment to let go of what others took over.
 */
public final class SingleActiveCopy implements Checker {
    private static final Duration FOR_EVER = Duration.ofDays(1_000);

    private final Duration waking;
    private final Map<ResourceId, Set<NodeName>> active = new TreeMap<>();
    private final Map<NodeName, Duration> excusedUntil = new HashMap<>();

    /** With so long for a machine that goes on. */
    public SingleActiveCopy(Duration waking) {
        this.waking = waking;
    }

    @Override
    public void observe(Observation fact, Duration at) {
        switch (fact) {
            case Observation.Ran(var node, var resource) -> {
                nodes(resource).add(node);
                refuseSeveral(at);
            }
            case Observation.Vanished(var node, var resource, _) -> nodes(resource).remove(node);
            case Observation.Froze(var node) -> excusedUntil.put(node, FOR_EVER);
            case Observation.Thawed(var node) -> excusedUntil.put(node, at.plus(waking));
            case Observation.PowerLost(var node) -> excusedUntil.remove(node);
            default -> {
                if (excusedUntil.values().removeIf(until -> until.compareTo(at) < 0)) {
                    refuseSeveral(at);
                }
            }
        }
    }

    private void refuseSeveral(Duration at) {
        active.forEach(
                (resource, nodes) -> {
                    long counted =
                            nodes.stream()
                                    .filter(
                                            node ->
                                                    excusedUntil
                                                                    .getOrDefault(
                                                                            node, Duration.ZERO)
                                                                    .compareTo(at)
                                                            < 0)
                                    .count();
                    if (counted > 1) {
                        throw new Violation(resource + " is active on " + nodes + " at once");
                    }
                });
    }

    private Set<NodeName> nodes(ResourceId resource) {
        return active.computeIfAbsent(resource, _ -> new TreeSet<>());
    }
}
