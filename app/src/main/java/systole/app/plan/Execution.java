package systole.app.plan;

import systole.app.cluster.Decider;
import systole.app.cluster.Situation;
import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Carries decisions out on paper: every operation ends as hoped, and the cluster decides again,
 * until it rests.
 *
 * @param rounds what was done, one transition after the other
 * @param end the cluster at rest
 */
record Execution(List<TransitionGraph> rounds, Situation end) {
    private static final int MOST_ROUNDS = 8;

    Execution {
        rounds = List.copyOf(rounds);
    }

    static Execution of(Situation begin, Decider decider, Instant now) {
        var rounds = new ArrayList<TransitionGraph>();
        Situation here = begin;
        while (!here.decision().graph().executed().isEmpty() && rounds.size() < MOST_ROUNDS) {
            rounds.add(here.decision().graph());
            Cib next = done(here);
            here = new Situation(next, decider.decide(next, now));
        }
        return new Execution(rounds, here);
    }

    private static Cib done(Situation here) {
        XmlElement root = here.cib().root();
        int callId = lastCallId(here.cib());
        for (Action action : here.decision().graph().executed()) {
            root = done(here.cib(), action, ++callId).apply(root);
        }
        return edited(here.cib(), root);
    }

    /** The CIB with that root, made by edits of our own, which cannot break it. */
    static Cib edited(Cib cib, XmlElement root) {
        try {
            return cib.withRoot(root);
        } catch (XmlException e) {
            throw new IllegalStateException("a result cannot break a CIB", e);
        }
    }

    private static int lastCallId(Cib cib) {
        return cib.status().stream()
                .flatMap(state -> state.history().stream())
                .flatMap(history -> history.entries().stream())
                .mapToInt(HistoryEntry::callId)
                .max()
                .orElse(0);
    }

    private static UnaryOperator<XmlElement> done(Cib cib, Action action, int callId) {
        Optional<NodeName> where = action.node().filter(name -> known(cib, name));
        if (where.isEmpty() || action.agent().isEmpty()) {
            return UnaryOperator.identity();
        }
        NodeName name = where.get();
        var node = new StatusEdit.NodeKey(cib.configuration().node(name).orElseThrow().id(), name);
        var entry =
                new HistoryEntry(
                        action.key(),
                        action.operation(),
                        action.interval(),
                        callId,
                        action.expectedExitCode(),
                        HistoryEntry.Status.DONE,
                        action.expectedExitCode(),
                        "1:1:plan",
                        "",
                        Optional.empty());
        UnaryOperator<XmlElement> record =
                StatusEdit.history(node, action.resource(), action.agent().get(), entry);
        return action.operation().equals("stop")
                ? root -> record.apply(withoutMonitors(cib, action, node).apply(root))
                : record;
    }

    private static boolean known(Cib cib, NodeName name) {
        return cib.configuration().node(name).isPresent();
    }

    /** A stop ends what was repeated, and with it what that had found. */
    private static UnaryOperator<XmlElement> withoutMonitors(
            Cib cib, Action stop, StatusEdit.NodeKey node) {
        List<String> keys =
                cib.state(node.name())
                        .flatMap((NodeState state) -> state.historyOf(stop.resource()))
                        .map(
                                history ->
                                        history.entries().stream()
                                                .filter(entry -> entry.interval().isPositive())
                                                .map(HistoryEntry::key)
                                                .toList())
                        .orElse(List.of());
        return root -> {
            XmlElement result = root;
            for (String key : keys) {
                result = StatusEdit.withoutHistory(node, stop.resource(), key).apply(result);
            }
            return result;
        };
    }
}
