package systole.engine.scheduler.action;

import systole.engine.scheduler.action.Dependency.Force;
import systole.engine.scheduler.action.Dependency.Origin;
import systole.engine.scheduler.unpack.Bunch;
import systole.engine.scheduler.unpack.Unit;

import java.util.List;

/**
 * The markers of one group: before the first member's start, after the last one's, and the same for
 * stops.
 *
 * <p>If any member is to be started, all are, also those that run: starting what runs is harmless,
 * and so every member is known to be up in the right order.
 */
record BunchSteps(Step start, Step running, Step stop, Step stopped) {

    static BunchSteps of(Bunch bunch, List<UnitSteps> units) {
        var steps =
                new BunchSteps(
                        Step.marker(bunch.id(), "start"),
                        Step.marker(bunch.id(), "running"),
                        Step.marker(bunch.id(), "stop"),
                        Step.marker(bunch.id(), "stopped"));
        String source = bunch.id().value();
        steps.start.before(steps.running, Force.THEN_FOLLOWS, Origin.GROUP, source);
        steps.stop.before(steps.stopped, Force.THEN_FOLLOWS, Origin.GROUP, source);
        steps.stopped.before(steps.start, Force.ORDER, Origin.GROUP, source);
        for (Unit member : bunch.members()) {
            steps.enclose(units.get(member.index()), source);
        }
        if (bunch.ordered()) {
            for (int i = 1; i < bunch.members().size(); i++) {
                chain(
                        units.get(bunch.members().get(i - 1).index()),
                        units.get(bunch.members().get(i).index()),
                        source);
            }
        }
        return steps;
    }

    private void enclose(UnitSteps member, String source) {
        start.before(member.start(), Force.TOGETHER, Origin.GROUP, source);
        member.start().before(running, Force.THEN_NEEDS_FIRST, Origin.GROUP, source);
        for (Step one : member.stops()) {
            stop.before(one, Force.FIRST_FOLLOWS, Origin.GROUP, source);
            one.before(stopped, Force.THEN_FOLLOWS, Origin.GROUP, source);
        }
    }

    private static void chain(UnitSteps previous, UnitSteps next, String source) {
        previous.start().before(next.start(), Force.THEN_NEEDS_FIRST, Origin.GROUP, source);
        for (Step later : next.stops()) {
            for (Step earlier : previous.stops()) {
                later.before(earlier, Force.FIRST_FOLLOWS, Origin.GROUP, source);
            }
        }
    }

    List<Step> markers() {
        return List.of(stop, stopped, start, running);
    }

    List<Step> begin(String action) {
        return switch (action) {
            case "start" -> List.of(start);
            case "stop" -> List.of(stop);
            default -> List.of();
        };
    }

    List<Step> end(String action) {
        return switch (action) {
            case "start" -> List.of(running);
            case "stop" -> List.of(stopped);
            default -> List.of();
        };
    }
}
