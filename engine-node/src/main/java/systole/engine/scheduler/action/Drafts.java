package systole.engine.scheduler.action;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.TransitionGraph.Synapse;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** A transition graph being written; actions are numbered as they come. */
final class Drafts {
    private final List<Draft> drafts = new ArrayList<>();

    /** An action and the ids of those it waits for. */
    record Draft(Action action, SortedSet<Integer> inputs) {}

    /** Adds the action made for the next id. */
    Draft add(IntFunction<Action> action) {
        var draft = new Draft(action.apply(drafts.size() + 1), new TreeSet<>());
        drafts.add(draft);
        return draft;
    }

    TransitionGraph graph() {
        return new TransitionGraph(
                drafts.stream()
                        .map(draft -> new Synapse(draft.action(), List.copyOf(draft.inputs())))
                        .toList());
    }
}
