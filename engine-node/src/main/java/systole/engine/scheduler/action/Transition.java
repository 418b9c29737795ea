package systole.engine.scheduler.action;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.placement.Placement;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.node.HistoryEntry;
import systole.model.resource.OperationDefinition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the transition: probes, then stops and starts, then what is to be repeated. */
public final class Transition {
    private final Situation situation;
    private final Orders orders;
    private final Operations operations;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Step, Draft> ofStep = new HashMap<>();

    /** An action and the drafts it waits for. */
    private record Draft(Action action, Set<Integer> inputs) {}

    private Transition(Situation situation, Placement placement) {
        this.situation = situation;
        this.orders = Orders.of(situation, placement);
        this.operations = new Operations(situation);
    }

    /** The transition from a situation to a placement, and warnings about it. */
    public static TransitionGraph of(
            Situation situation, Placement placement, List<String> warnings) {
        return new Transition(situation, placement).write(warnings);
    }

    private TransitionGraph write(List<String> warnings) {
        List<Step> steps = orders.steps();
        Consequences.settle(steps);
        Map<Integer, List<Integer>> probes = probes();
        for (Step step : steps) {
            if (step.taken()) {
                ofStep.put(step, draft(operations.step(drafts.size() + 1, step)));
            }
        }
        Set<Dependency> loops = Loops.in(steps, warnings);
        for (Step step : steps) {
            Draft draft = ofStep.get(step);
            if (draft != null) {
                inputs(step, loops, new LinkedHashSet<>(), draft.inputs());
                if (step.operation().equals("start")) {
                    step.unit().ifPresent(unit -> draft.inputs().addAll(probed(unit, probes)));
                }
            }
        }
        orders.units().forEach(this::repeat);
        return new TransitionGraph(
                drafts.stream()
                        .map(
                                draft ->
                                        new TransitionGraph.Synapse(
                                                draft.action(),
                                                draft.inputs().stream().sorted().toList()))
                        .toList());
    }

    private Draft draft(Action action) {
        var draft = new Draft(action, new LinkedHashSet<>());
        drafts.add(draft);
        return draft;
    }

    private Map<Integer, List<Integer>> probes() {
        var probes = new HashMap<Integer, List<Integer>>();
        for (Unit unit : situation.units()) {
            if (unit.orphan()) {
                continue;
            }
            boolean[] known = new boolean[situation.hosts().size()];
            unit.observations().forEach(seen -> known[seen.host().index()] = true);
            for (Host host : situation.hosts()) {
                if (host.online() && !known[host.index()]) {
                    Draft probe = draft(operations.probe(drafts.size() + 1, unit, host));
                    probes.computeIfAbsent(unit.index(), _ -> new ArrayList<>())
                            .add(probe.action().id());
                }
            }
        }
        return probes;
    }

    /** The probes a start waits for: those of the unit, and of the group it speaks for. */
    private List<Integer> probed(Unit unit, Map<Integer, List<Integer>> probes) {
        if (probes.isEmpty()) {
            return List.of();
        }
        List<Unit> asked =
                unit.bunch() < 0 ? List.of(unit) : situation.bunches().get(unit.bunch()).members();
        return asked.stream()
                .flatMap(one -> probes.getOrDefault(one.index(), List.of()).stream())
                .toList();
    }

    /** What a step waits for; steps that are not taken pass on what they would wait for. */
    private void inputs(Step step, Set<Dependency> loops, Set<Step> seen, Set<Integer> into) {
        for (Dependency dependency : step.incoming()) {
            Step first = dependency.first();
            if (loops.contains(dependency) || !seen.add(first)) {
                continue;
            }
            Draft draft = ofStep.get(first);
            if (draft != null) {
                into.add(draft.action().id());
            } else {
                inputs(first, loops, seen, into);
            }
        }
    }

    private void repeat(UnitSteps unit) {
        if (!unit.unit().managed()) {
            return;
        }
        Optional<Host> host = unit.start().host();
        if (host.isEmpty()) {
            return;
        }
        boolean starting = unit.start().required();
        Optional<Observation> seen = unit.unit().observed(host.get()).filter(Observation::active);
        boolean stays = seen.isPresent() && unit.stops().stream().noneMatch(Step::required);
        if (starting ? !unit.start().runnable() : !stays) {
            return;
        }
        for (OperationDefinition operation : unit.unit().operations()) {
            if (Operations.repeats(operation)) {
                boolean needed =
                        starting || !operations.inForce(unit.unit(), operation, seen.orElseThrow());
                if (needed) {
                    Draft draft =
                            draft(
                                    operations.repeat(
                                            drafts.size() + 1, unit.unit(), operation, host.get()));
                    Optional.ofNullable(ofStep.get(unit.start()))
                            .ifPresent(start -> draft.inputs().add(start.action().id()));
                }
            }
        }
        if (stays) {
            cancel(unit.unit(), seen.get());
        }
    }

    private void cancel(Unit unit, Observation seen) {
        for (HistoryEntry entry : seen.entries()) {
            if (entry.interval().compareTo(Duration.ZERO) > 0
                    && Definitions.running(seen, entry.key()).isPresent()
                    && unit.operations().stream().noneMatch(one -> Operations.sameAs(one, entry))) {
                draft(operations.cancel(drafts.size() + 1, unit, entry, seen.host()));
            }
        }
    }
}
