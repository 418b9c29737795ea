package systole.engine.scheduler.action;

import systole.engine.scheduler.action.Dependency.Force;
import systole.engine.scheduler.action.Dependency.Origin;
import systole.engine.scheduler.placement.Placement;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Settings;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.node.HistoryEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of one unit, and which of them its own state requires.
 *
 * @param start impossible if the unit is to run nowhere
 * @param stops one for each host it runs on
 */
record UnitSteps(Unit unit, Step start, List<Step> stops) {

    static UnitSteps of(Unit unit, Placement placement, Situation situation) {
        Optional<Host> target = placement.chosen().get(unit.index());
        Step start =
                target.map(host -> Step.of(unit, "start", host))
                        .orElseGet(() -> Step.nowhere(unit));
        var stops = new ArrayList<Step>();
        for (Observation seen : unit.active()) {
            Step stop = Step.of(unit, "stop", seen.host());
            stop.before(
                    start, unit.bunch() < 0 ? Force.RESTART : Force.THEN_FOLLOWS, Origin.UNIT, "");
            stops.add(stop);
        }
        var steps = new UnitSteps(unit, start, List.copyOf(stops));
        if (lacksQuorum(unit, situation)) {
            start.forbid("the quorum is lost");
        }
        steps.decide(target, situation);
        return steps;
    }

    private static boolean lacksQuorum(Unit unit, Situation situation) {
        if (unit.startsWithoutQuorum()) {
            return false;
        }
        return situation.quorumLost("stop")
                || (situation.quorumLost("freeze") && unit.active().isEmpty());
    }

    private void decide(Optional<Host> target, Situation situation) {
        List<Observation> active = unit.active();
        if (active.isEmpty()) {
            if (target.isPresent()) {
                start.require("is to run here");
            }
            return;
        }
        if (target.isEmpty()) {
            stopAll(whyNowhere(situation));
            return;
        }
        Host host = target.get();
        if (active.size() > 1) {
            restart("runs on " + active.size() + " nodes");
            return;
        }
        Observation seen = active.getFirst();
        if (seen.host().index() != host.index()) {
            stopAll("moves to " + host.name());
            start.require("moves from " + seen.host().name());
        } else if (seen.failed()) {
            restart("recovers: " + seen.failure().map(UnitSteps::words).orElse("failed"));
        } else if (!start.runnable()) {
            stopAll(start.obstacle());
        } else if (seen.starting()) {
            start.require("its start is not confirmed");
        } else if (Definitions.changed(unit, seen)) {
            restart("its parameters changed");
        }
    }

    private String whyNowhere(Situation situation) {
        if (unit.orphan()) {
            return "is no longer defined";
        }
        if (unit.settings().target().value() == Settings.Target.STOPPED) {
            return "is meant to be stopped";
        }
        return situation.hosts().stream().anyMatch(Host::usable)
                ? "may run nowhere"
                : "no node can run it";
    }

    /** Where the unit will be once all is carried out. */
    Optional<Host> outcome() {
        if (!unit.managed()) {
            return unit.active().stream().findFirst().map(Observation::host);
        }
        boolean stays = !stops.isEmpty() && stops.stream().noneMatch(Step::required);
        return start.host().filter(_ -> stays || start.taken());
    }

    /** What keeps the unit from the host it was given, in a sentence. */
    Optional<String> complaint() {
        return start.host()
                .filter(_ -> unit.managed() && outcome().isEmpty())
                .map(host -> unit.id() + " is not run on " + host.name() + ": " + start.obstacle());
    }

    private static String words(HistoryEntry failed) {
        return failed.status() == HistoryEntry.Status.TIMED_OUT
                ? failed.operation() + " timed out"
                : failed.operation() + " returned " + failed.exitCode();
    }

    private void restart(String why) {
        stopAll(why);
        start.require(why);
    }

    private void stopAll(String why) {
        stops.forEach(stop -> stop.require(why));
    }
}
