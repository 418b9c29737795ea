package systole.engine.sim.check;

import systole.engine.port.View;
import systole.engine.sim.Checker;
import systole.engine.sim.Observation;
import systole.engine.sim.Violation;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nothing is started before what it is ordered after was started, nor once that is being stopped.
 *
 * <p>A predecessor that died by itself still counts: nobody can know yet. One whose machine lost
 * its power, or was stopped where quorum was lost, counts until the others have agreed on a view
 * that tells them, and for what was under way then, a little longer.
 */
public final class OrderRespected implements Checker {
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** One thing after another. */
    public record Order(ResourceId first, ResourceId then) {}

    private record Place(ResourceId resource, NodeName node) {}

    private final List<Order> orders;
    private final Map<Place, Duration> upUntil = new HashMap<>();
    private final Set<Place> running = new HashSet<>();
    private final Set<NodeName> dark = new HashSet<>();

    /** Guards these orders. */
    public OrderRespected(List<Order> orders) {
        this.orders = List.copyOf(orders);
    }

    @Override
    public void observe(Observation fact, Duration at) {
        switch (fact) {
            case Observation.Ran(var node, var resource) -> running.add(new Place(resource, node));
            case Observation.Vanished(var node, var resource, _) ->
                    running.remove(new Place(resource, node));
            case Observation.OperationEnded(
                            var node,
                            var resource,
                            var operation,
                            _,
                            _,
                            var succeeded) ->
                    ended(new Place(resource, node), operation, succeeded);
            case Observation.OperationBegan(var node, var resource, var operation, _) -> {
                if (operation.equals("stop") && !dark.contains(node)) {
                    upUntil.remove(new Place(resource, node));
                } else if (operation.equals("start")) {
                    started(node, resource, at);
                }
            }
            case Observation.PowerLost(var node) -> dark.add(node);
            case Observation.ViewInstalled(var node, var view) -> told(node, view, at);
            default -> {}
        }
    }

    /** After a stop that failed nobody knows; until somebody looks it is taken to run still. */
    private void ended(Place place, String operation, boolean succeeded) {
        boolean up =
                switch (operation) {
                    case "start", "monitor" -> succeeded;
                    case "stop" -> !succeeded;
                    default -> false;
                };
        if (up) {
            upUntil.put(place, Duration.ofDays(1_000));
        }
    }

    /** What went on where quorum was lost is heard of in the next view with quorum. */
    private void told(NodeName node, View view, Duration at) {
        if (!view.quorate()) {
            dark.add(node);
            return;
        }
        for (NodeName hidden : List.copyOf(dark)) {
            if (hidden.equals(node) || !view.has(hidden)) {
                dark.remove(hidden);
                lost(hidden, at.plus(GRACE));
            }
        }
    }

    private void lost(NodeName node, Duration until) {
        upUntil.replaceAll(
                (place, usual) ->
                        place.node().equals(node)
                                        && !running.contains(place)
                                        && usual.compareTo(until) > 0
                                ? until
                                : usual);
    }

    private void started(NodeName node, ResourceId resource, Duration at) {
        for (Order order : orders) {
            if (order.then().equals(resource) && !up(order.first(), at)) {
                throw new Violation(
                        "%s is started on %s though %s is not up"
                                .formatted(resource, node, order.first()));
            }
        }
    }

    private boolean up(ResourceId resource, Duration at) {
        return upUntil.entrySet().stream()
                .anyMatch(
                        entry ->
                                entry.getKey().resource().equals(resource)
                                        && entry.getValue().compareTo(at) >= 0);
    }
}
