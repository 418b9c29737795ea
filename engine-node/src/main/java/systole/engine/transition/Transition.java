package systole.engine.transition;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.TransitionGraph.Synapse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One transition under way: which actions may fire, are in flight, are confirmed.
 *
 * <p>Never has more actions in flight than the batch limit. Once aborted it fires nothing more;
 * what is in flight is still waited for.
 */
public final class Transition {
    private final int number;
    private final TransitionGraph graph;
    private final int batchLimit;
    private final SortedMap<Integer, Action> inFlight = new TreeMap<>();
    private final TreeSet<Integer> confirmed = new TreeSet<>();
    private final TreeSet<Integer> failed = new TreeSet<>();
    private boolean aborted;

    /** A transition that has not begun. */
    public Transition(int number, TransitionGraph graph, int batchLimit) {
        if (batchLimit < 1) {
            throw new IllegalArgumentException("nothing could ever fire: " + batchLimit);
        }
        this.number = number;
        this.graph = graph;
        this.batchLimit = batchLimit;
    }

    /** Its number; grows from one transition to the next. */
    public int number() {
        return number;
    }

    /** The actions to carry out now. Pseudo actions confirm themselves on the way. */
    public List<Action> fire() {
        var fired = new ArrayList<Action>();
        boolean moved = true;
        while (moved && !aborted) {
            moved = false;
            for (Synapse synapse : graph.synapses()) {
                if (mayFire(synapse)) {
                    Action action = synapse.action();
                    if (action.pseudo()) {
                        confirmed.add(action.id());
                        moved = true;
                    } else if (inFlight.size() < batchLimit) {
                        inFlight.put(action.id(), action);
                        fired.add(action);
                    }
                }
            }
        }
        return fired;
    }

    private boolean mayFire(Synapse synapse) {
        int id = synapse.action().id();
        return !confirmed.contains(id)
                && !failed.contains(id)
                && !inFlight.containsKey(id)
                && confirmed.containsAll(synapse.inputs());
    }

    /** The action of that id, if it is in flight. */
    public Optional<Action> inFlight(int id) {
        return Optional.ofNullable(inFlight.get(id));
    }

    /** All actions in flight, by id. */
    public List<Action> inFlight() {
        return List.copyOf(inFlight.values());
    }

    /** The action did what was hoped for. */
    public void confirm(int id) {
        if (inFlight.remove(id) != null) {
            confirmed.add(id);
        }
    }

    /** The action did not, or nobody knows: the rest of the graph rests on a wrong assumption. */
    public void fail(int id) {
        if (inFlight.remove(id) != null) {
            failed.add(id);
            aborted = true;
        }
    }

    /** Fires nothing more. */
    public void abort() {
        aborted = true;
    }

    /** Tells whether it was aborted. */
    public boolean aborted() {
        return aborted;
    }

    /** Tells whether nothing more will happen. */
    public boolean settled() {
        return inFlight.isEmpty() && (aborted || complete());
    }

    /** Tells whether every action is confirmed. */
    public boolean complete() {
        return confirmed.size() == graph.synapses().size();
    }

    /** How many actions that really run somewhere are confirmed. */
    public int done() {
        return (int)
                graph.executed().stream().filter(action -> confirmed.contains(action.id())).count();
    }

    /** How many actions really run somewhere. */
    public int total() {
        return graph.executed().size();
    }
}
