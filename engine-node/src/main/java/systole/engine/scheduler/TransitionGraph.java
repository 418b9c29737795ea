package systole.engine.scheduler;

import java.util.List;

/**
 * What to execute, and what waits for what. Acyclic.
 *
 * @param synapses one for each action, in a stable order
 */
public record TransitionGraph(List<Synapse> synapses) {

    /** Nothing to do. */
    public static final TransitionGraph EMPTY = new TransitionGraph(List.of());

    /** Copies the synapses. */
    public TransitionGraph {
        synapses = List.copyOf(synapses);
    }

    /** Tells whether nothing is to be done. */
    public boolean isEmpty() {
        return synapses.isEmpty();
    }

    /** The actions that really run somewhere, in order. */
    public List<Action> executed() {
        return synapses.stream().map(Synapse::action).filter(action -> !action.pseudo()).toList();
    }

    /**
     * An action and what it waits for.
     *
     * @param inputs ids of the actions that must be confirmed first
     */
    public record Synapse(Action action, List<Integer> inputs) {

        /** Copies the inputs. */
        public Synapse {
            inputs = List.copyOf(inputs);
        }
    }
}
