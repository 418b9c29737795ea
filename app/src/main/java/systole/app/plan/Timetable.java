package systole.app.plan;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When each operation of a plan would begin, if nothing but its inputs held it up. Pure. */
final class Timetable {
    private final Estimates estimates;

    Timetable(Estimates estimates) {
        this.estimates = estimates;
    }

    /** The steps of transitions that follow each other, in the order they begin. */
    List<Step> of(List<TransitionGraph> rounds) {
        var steps = new ArrayList<Step>();
        Duration begin = Duration.ZERO;
        for (TransitionGraph round : rounds) {
            begin = append(round, begin, steps);
        }
        steps.sort(Comparator.comparing(Step::begins));
        return List.copyOf(steps);
    }

    private Duration append(TransitionGraph graph, Duration from, List<Step> steps) {
        Map<Integer, TransitionGraph.Synapse> synapses = new HashMap<>();
        graph.synapses().forEach(synapse -> synapses.put(synapse.action().id(), synapse));
        Map<Integer, Duration> ends = new HashMap<>();
        Duration last = from;
        for (TransitionGraph.Synapse synapse : graph.synapses()) {
            Duration end = end(synapse, synapses, ends, from);
            last = end.compareTo(last) > 0 ? end : last;
            if (shown(synapse.action())) {
                steps.add(step(synapse.action(), end));
            }
        }
        return last;
    }

    /** Monitors and probes change nothing, so they are no steps. */
    private static boolean shown(Action action) {
        return !action.pseudo() && !action.operation().equals("monitor");
    }

    private Step step(Action action, Duration end) {
        Duration takes = takes(action);
        return new Step(
                action.resource(),
                action.operation(),
                action.node().orElseThrow(),
                end.minus(takes),
                takes,
                measured(action).isPresent());
    }

    private Duration end(
            TransitionGraph.Synapse synapse,
            Map<Integer, TransitionGraph.Synapse> synapses,
            Map<Integer, Duration> ends,
            Duration from) {
        Duration known = ends.get(synapse.action().id());
        if (known != null) {
            return known;
        }
        Duration begin = from;
        for (int input : synapse.inputs()) {
            TransitionGraph.Synapse before = synapses.get(input);
            if (before != null) {
                Duration ready = end(before, synapses, ends, from);
                begin = ready.compareTo(begin) > 0 ? ready : begin;
            }
        }
        Duration end = begin.plus(takes(synapse.action()));
        ends.put(synapse.action().id(), end);
        return end;
    }

    private Duration takes(Action action) {
        return shown(action) ? measured(action).orElseGet(() -> guess(action)) : Duration.ZERO;
    }

    private Optional<Duration> measured(Action action) {
        return estimates.took(action.resource(), action.operation());
    }

    private static Duration guess(Action action) {
        return action.operation().equals("start") ? Duration.ofSeconds(1) : Duration.ofMillis(500);
    }
}
