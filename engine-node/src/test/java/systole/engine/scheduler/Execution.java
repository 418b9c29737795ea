package systole.engine.scheduler;

import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Executes transitions on paper: every action ends as hoped and is recorded in the status. */
final class Execution {
    private int calls = 1000;

    /** The actions in an order the graph allows; fewer than there are if it has a loop. */
    static List<Action> inOrder(TransitionGraph graph) {
        var done = new ArrayList<Action>();
        Set<Integer> confirmed = new HashSet<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Synapse synapse : graph.synapses()) {
                if (!confirmed.contains(synapse.action().id())
                        && confirmed.containsAll(synapse.inputs())) {
                    confirmed.add(synapse.action().id());
                    done.add(synapse.action());
                    moved = true;
                }
            }
        }
        return done;
    }

    /** The CIB after all of a decision has been carried out. */
    Cib carryOut(Cib cib, Decision decision) throws XmlException {
        XmlElement root = cib.root();
        for (Action action : inOrder(decision.graph())) {
            if (!action.pseudo()) {
                root = record(cib, root, action);
            }
        }
        return cib.withRoot(root);
    }

    private XmlElement record(Cib cib, XmlElement root, Action action) {
        StatusEdit.NodeKey node = key(cib, action.node().orElseThrow());
        if (action.operation().equals("cancel")) {
            return StatusEdit.withoutHistory(node, action.resource(), action.key()).apply(root);
        }
        var entry =
                new HistoryEntry(
                        action.key(),
                        action.operation(),
                        action.interval(),
                        calls++,
                        action.expectedExitCode(),
                        HistoryEntry.Status.DONE,
                        action.expectedExitCode(),
                        action.id() + ":1:" + action.expectedExitCode() + ":paper",
                        action.parametersDigest(),
                        Optional.empty());
        return StatusEdit.history(node, action.resource(), action.agent().orElseThrow(), entry)
                .apply(root);
    }

    private static StatusEdit.NodeKey key(Cib cib, NodeName name) {
        Node node = cib.configuration().node(name).orElseThrow();
        return new StatusEdit.NodeKey(node.id(), node.name());
    }
}
