package systole.engine.tool;

import systole.engine.cib.StatusRecord;
import systole.engine.scheduler.Action;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a transition out on paper: results go to the status section, and nothing is run. Every
 * operation ends as hoped, but for those that are to fail; what waits for a failed one is left out.
 */
final class Rehearsal {
    private final Instant now;
    private final List<Injection> failing;
    private final List<String> lines = new ArrayList<>();
    private Cib cib;
    private int calls;

    Rehearsal(Cib cib, Instant now, List<Injection> failing) {
        this.cib = cib;
        this.now = now;
        this.failing = List.copyOf(failing);
        this.calls =
                cib.status().stream()
                        .flatMap(state -> state.history().stream())
                        .flatMap(history -> history.entries().stream())
                        .mapToInt(HistoryEntry::callId)
                        .max()
                        .orElse(0);
    }

    /** The CIB as far as it has come. */
    Cib cib() {
        return cib;
    }

    /** What was done, one line each. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Records a result as if the operation had been run. */
    void inject(Injection injected, AgentName agent) {
        var entry =
                entry(
                        injected.resource()
                                + "_"
                                + injected.operation()
                                + "_"
                                + injected.interval().toMillis(),
                        injected.operation(),
                        injected.interval(),
                        injected.exitCode(),
                        0,
                        "");
        record(injected.node(), injected.resource(), agent, entry);
    }

    /** Does what the graph says, in an order it allows. */
    void carryOut(TransitionGraph graph) {
        Set<Integer> confirmed = new HashSet<>();
        Set<Integer> fired = new HashSet<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Synapse synapse : graph.synapses()) {
                int id = synapse.action().id();
                if (confirmed.containsAll(synapse.inputs()) && fired.add(id)) {
                    moved = true;
                    if (done(synapse.action())) {
                        confirmed.add(id);
                    }
                }
            }
        }
    }

    /** Tells whether the action ended as hoped. */
    private boolean done(Action action) {
        if (action.node().isEmpty()) {
            lines.add("Pseudo action:   " + action.key());
            return true;
        }
        NodeName node = action.node().get();
        String every = action.interval().isZero() ? "" : "=" + action.interval().toMillis();
        lines.add(
                "Resource action: %-15s %s%s on %s"
                        .formatted(action.resource(), action.operation(), every, node));
        if (action.operation().equals("cancel")) {
            cib = StatusRecord.without(cib, node, action.resource(), action.key());
            return true;
        }
        int code = exitCode(action, node);
        record(
                node,
                action.resource(),
                action.agent().orElseThrow(),
                entry(
                        action.key(),
                        action.operation(),
                        action.interval(),
                        code,
                        action.expectedExitCode(),
                        action.parametersDigest()));
        return code == action.expectedExitCode();
    }

    private int exitCode(Action action, NodeName node) {
        return failing.stream()
                .filter(
                        one ->
                                one.meets(
                                        action.resource(),
                                        action.operation(),
                                        action.interval(),
                                        node))
                .findFirst()
                .map(Injection::exitCode)
                .orElse(action.expectedExitCode());
    }

    private HistoryEntry entry(
            String key, String operation, Duration interval, int code, int hoped, String digest) {
        calls++;
        return new HistoryEntry(
                key,
                operation,
                interval,
                calls,
                code,
                HistoryEntry.Status.DONE,
                hoped,
                calls + ":1:" + hoped + ":rehearsal",
                digest,
                Optional.of(now));
    }

    private void record(NodeName node, ResourceId resource, AgentName agent, HistoryEntry entry) {
        cib = StatusRecord.result(cib, node, resource, agent, entry, now);
    }
}
