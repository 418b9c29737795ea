package systole.engine.scheduler.action;

import systole.engine.scheduler.action.Drafts.Draft;
import systole.engine.scheduler.placement.Placement;
import systole.engine.scheduler.unpack.Situation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Writes the transition: probes, then stops and starts, then what is to be repeated. */
public final class Transition {
    private final Situation situation;
    private final Orders orders;
    private final List<Step> steps;
    private final Operations operations;
    private final Drafts drafts = new Drafts();
    private final Map<Step, Draft> taken = new HashMap<>();

    private Transition(Situation situation, Placement placement) {
        this.situation = situation;
        this.orders = Orders.of(situation, placement);
        this.steps = orders.steps();
        this.operations = new Operations(situation);
    }

    /** The transition from a situation to a placement. */
    public static Outcome of(Situation situation, Placement placement) {
        return new Transition(situation, placement).write();
    }

    private Outcome write() {
        var warnings = new ArrayList<String>();
        Consequences.settle(steps);
        Probes probes = Probes.of(situation, operations, drafts);
        for (Step step : steps) {
            if (step.taken()) {
                taken.put(step, drafts.add(id -> operations.step(id, step)));
            }
        }
        wire(Loops.in(steps, warnings), probes);
        var repetitions = new Repetitions(operations, drafts);
        for (UnitSteps unit : orders.units()) {
            repetitions.of(unit, Optional.ofNullable(taken.get(unit.start())));
            unit.complaint().ifPresent(warnings::add);
        }
        return new Outcome(
                drafts.graph(), orders.units().stream().map(UnitSteps::outcome).toList(), warnings);
    }

    private void wire(Set<Dependency> dropped, Probes probes) {
        for (Step step : steps) {
            Draft draft = taken.get(step);
            if (draft != null) {
                inputs(step, dropped, new HashSet<>(), draft.inputs());
                if (step.operation().equals("start")) {
                    step.unit().ifPresent(unit -> draft.inputs().addAll(probes.before(unit)));
                }
            }
        }
    }

    /** What a step waits for; steps that are not taken pass on what they would wait for. */
    private void inputs(
            Step step, Set<Dependency> dropped, Set<Step> seen, SortedSet<Integer> into) {
        for (Dependency dependency : step.incoming()) {
            Step first = dependency.first();
            if (dropped.contains(dependency) || !seen.add(first)) {
                continue;
            }
            Draft draft = taken.get(first);
            if (draft != null) {
                into.add(draft.action().id());
            } else {
                inputs(first, dropped, seen, into);
            }
        }
    }
}
