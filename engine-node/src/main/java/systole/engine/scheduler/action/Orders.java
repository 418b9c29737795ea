package systole.engine.scheduler.action;

import systole.engine.scheduler.action.Dependency.Force;
import systole.engine.scheduler.action.Dependency.Origin;
import systole.engine.scheduler.placement.Placement;
import systole.engine.scheduler.unpack.Bunch;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Situation.Part;
import systole.engine.scheduler.unpack.Situation.Several;
import systole.engine.scheduler.unpack.Situation.Single;
import systole.engine.scheduler.unpack.Unit;
import systole.model.constraint.Constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All steps there may be, wired by groups and order constraints. */
final class Orders {
    private final List<UnitSteps> units = new ArrayList<>();
    private final List<BunchSteps> bunches = new ArrayList<>();

    private Orders() {}

    static Orders of(Situation situation, Placement placement) {
        var orders = new Orders();
        for (Unit unit : situation.units()) {
            orders.units.add(UnitSteps.of(unit, placement, situation));
        }
        for (Bunch bunch : situation.bunches()) {
            orders.bunches.add(BunchSteps.of(bunch, orders.units));
        }
        for (Constraint constraint : situation.cib().configuration().constraints()) {
            if (constraint instanceof Constraint.Order order) {
                orders.constrain(situation, order);
            }
        }
        return orders;
    }

    List<UnitSteps> units() {
        return units;
    }

    /** Every step, in the order of the document, markers around their members. */
    List<Step> steps() {
        return Stream.concat(
                        bunches.stream().flatMap(bunch -> bunch.markers().stream()),
                        units.stream()
                                .flatMap(
                                        unit ->
                                                Stream.concat(
                                                        unit.stops().stream(),
                                                        Stream.of(unit.start()))))
                .toList();
    }

    private void constrain(Situation situation, Constraint.Order order) {
        Optional<Part> first = situation.part(order.first());
        Optional<Part> then = situation.part(order.then());
        if (first.isEmpty() || then.isEmpty()) {
            return;
        }
        link(
                last(first.get(), order.firstAction()),
                begin(then.get(), order.thenAction()),
                force(order, order.thenAction()),
                order.id());
        if (order.symmetrical()) {
            link(
                    last(then.get(), inverse(order.thenAction())),
                    begin(first.get(), inverse(order.firstAction())),
                    order.mandatory() ? Force.FIRST_FOLLOWS : Force.ORDER,
                    order.id());
        }
    }

    private static Force force(Constraint.Order order, String action) {
        if (!order.mandatory()) {
            return Force.ORDER;
        }
        return action.equals("start") ? Force.THEN_NEEDS_FIRST : Force.THEN_FOLLOWS;
    }

    private static void link(List<Step> first, List<Step> then, Force force, String source) {
        for (Step one : first) {
            for (Step other : then) {
                one.before(other, force, Origin.CONSTRAINT, source);
            }
        }
    }

    private static String inverse(String action) {
        return switch (action) {
            case "start" -> "stop";
            case "stop" -> "start";
            case "promote" -> "demote";
            case "demote" -> "promote";
            default -> action;
        };
    }

    private List<Step> begin(Part part, String action) {
        return switch (part) {
            case Single(Unit unit) -> own(unit, action);
            case Several(Bunch bunch) -> bunches.get(bunch.index()).begin(action);
        };
    }

    private List<Step> last(Part part, String action) {
        return switch (part) {
            case Single(Unit unit) -> own(unit, action);
            case Several(Bunch bunch) ->
                    action.equals("stop")
                            ? bunch.members().stream()
                                    .flatMap(unit -> units.get(unit.index()).stops().stream())
                                    .toList()
                            : bunches.get(bunch.index()).end(action);
        };
    }

    private List<Step> own(Unit unit, String action) {
        return switch (action) {
            case "start" -> List.of(units.get(unit.index()).start());
            case "stop" -> units.get(unit.index()).stops();
            default -> List.of();
        };
    }
}
