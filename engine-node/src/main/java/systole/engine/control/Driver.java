package systole.engine.control;

import org.jspecify.annotations.Nullable;

import systole.engine.cib.StatusRecord;
import systole.engine.executor.Conclusion;
import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.engine.port.EnginePorts;
import systole.engine.port.Timers;
import systole.engine.scheduler.Action;
import systole.engine.scheduler.Decision;
import systole.engine.transition.Transition;
import systole.engine.transition.TransitionKey;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent.Level;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Has the policy decide and carries its graph out.
 *
 * <p>Never decides while anything is in flight anywhere, so that every decision rests on what
 * really is. A result that was hoped for moves the transition on; anything else ends it and makes
 * for a new decision.
 */
final class Driver {
    private static final Duration SOONEST_RECHECK = Duration.ofMillis(100);
    private static final Duration BRAKE = Duration.ofSeconds(1);
    private static final int RESTLESS = 50;

    private final EnginePorts ports;
    private final EngineSettings settings;
    private final EngineObserver observer;
    private final Sequencer sequencer;
    private final String term;
    private final Consumer<Decision> settled;
    private final Runnable nothingEnds;
    private final TreeMap<String, InFlight> inFlight = new TreeMap<>();
    private @Nullable Transition transition;
    private Timers.@Nullable Timer pending;
    private Timers.@Nullable Timer recheck;
    private int number;
    private int sinceSettled;

    /** Something a node was asked to do and has not answered. */
    private record InFlight(
            NodeName node, Operation operation, String resultKey, Timers.Timer limit) {
        boolean isRepetition(NodeName where, ResourceId resource) {
            return node.equals(where)
                    && operation.resource().equals(resource)
                    && operation.recurring()
                    && !Orders.isCancel(operation);
        }
    }

    /**
     * @param term tells this controller's transitions from every other's
     * @param settled hears every decision that leaves nothing to do
     * @param nothingEnds hears of every decision that ends nothing, or is none
     */
    Driver(
            EnginePorts ports,
            EngineSettings settings,
            EngineObserver observer,
            Sequencer sequencer,
            String term,
            Consumer<Decision> settled,
            Runnable nothingEnds) {
        this.ports = ports;
        this.settings = settings;
        this.observer = observer;
        this.sequencer = sequencer;
        this.term = term;
        this.settled = settled;
        this.nothingEnds = nothingEnds;
    }

    /** Forgets the transition; waits for nothing but what is added afterwards. */
    void reset() {
        if (transition != null) {
            abort("membership");
        }
        transition = null;
        inFlight.values().forEach(one -> one.limit().cancel());
        inFlight.clear();
        cancel(pending);
        cancel(recheck);
        pending = null;
    }

    private static void cancel(Timers.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Waits for an operation that an earlier controller, or transition, asked for. */
    void await(NodeName node, Operation operation) {
        await(node, operation, operation.key());
    }

    private void await(NodeName node, Operation operation, String resultKey) {
        String key = operation.transitionKey();
        Duration limit =
                operation
                        .timeout()
                        .plus(operation.startDelay())
                        .plus(settings.answerGrace())
                        .plus(ahead(node));
        inFlight.put(
                key,
                new InFlight(
                        node,
                        operation,
                        resultKey,
                        ports.timers().after(limit, () -> unanswered(key))));
    }

    /** How long a node may take for what it was asked before: it does not do all at once. */
    private Duration ahead(NodeName node) {
        return inFlight.values().stream()
                .filter(one -> one.node().equals(node))
                .map(one -> one.operation().timeout())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Something changed that no action was to change: what is decided is decided anew. */
    void disturb(String reason) {
        abort(reason);
        wake();
    }

    private void abort(String reason) {
        if (transition != null && !transition.aborted() && !transition.settled()) {
            transition.abort();
            observer.log(
                    Level.INFO, "transition=" + transition.number() + " aborted reason=" + reason);
            progress(transition);
        }
    }

    /** Decides as soon as nothing is in flight. */
    void wake() {
        if (pending == null) {
            pending =
                    ports.timers()
                            .after(sinceSettled > RESTLESS ? BRAKE : Duration.ZERO, this::decide);
        }
    }

    private void decide() {
        pending = null;
        if (!inFlight.isEmpty() || transition != null && !transition.settled()) {
            return;
        }
        transition = null;
        Decision decision;
        try {
            decision = settings.policy().decide(sequencer.cib(), ports.clock().now());
        } catch (RuntimeException e) {
            // The same document would bring down one controller after the other.
            observer.log(
                    Level.ERROR,
                    "decision=failed cib=" + sequencer.version() + " reason=\"" + e + "\"");
            nothingEnds.run();
            return;
        }
        observer.decided(decision);
        cancel(recheck);
        decision.recheck()
                .map(at -> Duration.between(decision.now(), at))
                .map(wait -> wait.compareTo(SOONEST_RECHECK) < 0 ? SOONEST_RECHECK : wait)
                .ifPresent(wait -> recheck = ports.timers().after(wait, this::wake));
        if (decision.graph().executed().stream().noneMatch(Action::ends)) {
            nothingEnds.run();
        }
        if (decision.graph().executed().isEmpty()) {
            sinceSettled = 0;
            settled.accept(decision);
        } else {
            begin(decision);
        }
    }

    private void begin(Decision decision) {
        sinceSettled++;
        number++;
        int batch = sequencer.cib().configuration().options().batchLimit();
        transition = new Transition(number, decision.graph(), batch);
        observer.log(
                Level.INFO,
                "transition="
                        + number
                        + " cib="
                        + sequencer.version()
                        + " actions="
                        + transition.total());
        fire(transition);
    }

    private void fire(Transition current) {
        for (Action action : current.fire()) {
            send(current, action);
        }
        progress(current);
        if (current.settled()) {
            wake();
        }
    }

    private void send(Transition current, Action action) {
        NodeName node = action.node().orElseThrow();
        var key = new TransitionKey(action.id(), current.number(), action.expectedExitCode(), term);
        Optional<Operation> order = Orders.operation(sequencer.cib(), action, key.toString());
        if (order.isEmpty()) {
            observer.log(Level.ERROR, "action=" + action.key() + " has no agent");
            current.fail(action.id());
            return;
        }
        await(node, order.get(), action.key());
        Orders.messages(action, order.get()).forEach(message -> ports.group().send(node, message));
    }

    private void progress(Transition current) {
        observer.transitionProgress(
                current.number(), current.done(), current.total(), current.aborted());
    }

    /** A node told a result. */
    void result(NodeName node, Message.Result result) {
        Cib after =
                StatusRecord.result(
                        sequencer.cib(),
                        node,
                        result.resource(),
                        result.agent(),
                        result.entry(),
                        ports.clock().now());
        boolean news = sequencer.status(after);
        HistoryEntry entry = result.entry();
        boolean hopedFor = entry.exitCode() == entry.expectedExitCode();
        if (inFlight.containsKey(entry.transitionKey())) {
            answered(entry.transitionKey(), hopedFor);
        } else if (news) {
            disturb("\"" + entry.key() + " on " + node + ": exit code " + entry.exitCode() + "\"");
        }
    }

    /** A node did what has no result. */
    void confirmed(NodeName node, String key) {
        InFlight known = inFlight.get(key);
        if (known != null && known.node().equals(node)) {
            Operation operation = known.operation();
            if (Orders.isCancel(operation)) {
                sequencer.status(
                        StatusRecord.without(
                                sequencer.cib(), node, operation.resource(), known.resultKey()));
            } else if (Orders.isDelete(operation)) {
                sequencer.status(StatusRecord.cleaned(sequencer.cib(), node, operation.resource()));
            }
            answered(key, true);
        }
    }

    /** A node was told to forget a resource: what was to be repeated there tells nothing more. */
    void forgotten(NodeName node, ResourceId resource) {
        List<String> untold =
                inFlight.entrySet().stream()
                        .filter(one -> one.getValue().isRepetition(node, resource))
                        .map(Map.Entry::getKey)
                        .toList();
        if (!untold.isEmpty()) {
            abort("\"forgotten " + resource + " on " + node + "\"");
        }
        untold.forEach(key -> answered(key, true));
    }

    private void answered(String key, boolean hopedFor) {
        InFlight known = inFlight.remove(key);
        if (known == null) {
            return;
        }
        known.limit().cancel();
        Transition current = transition;
        int action =
                TransitionKey.parse(key).filter(this::isCurrent).map(k -> k.action()).orElse(0);
        if (current == null || current.inFlight(action).isEmpty()) {
            wake();
        } else if (hopedFor) {
            current.confirm(action);
            fire(current);
        } else {
            current.fail(action);
            observer.log(
                    Level.WARNING,
                    "transition="
                            + current.number()
                            + " failed="
                            + known.operation().key()
                            + " node="
                            + known.node());
            progress(current);
            wake();
        }
    }

    private boolean isCurrent(TransitionKey key) {
        return transition != null
                && key.controller().equals(term)
                && key.transition() == transition.number();
    }

    private void unanswered(String key) {
        InFlight known = inFlight.get(key);
        if (known == null) {
            return;
        }
        Operation operation = known.operation();
        observer.log(
                Level.ERROR,
                "node=" + known.node() + " unanswered=" + operation.key() + " counted=failed");
        if (!Orders.isCancel(operation) && !Orders.isDelete(operation)) {
            sequencer.status(
                    StatusRecord.result(
                            sequencer.cib(),
                            known.node(),
                            operation.resource(),
                            operation.agent(),
                            lost(known.node(), operation),
                            ports.clock().now()));
        }
        answered(key, false);
    }

    private HistoryEntry lost(NodeName node, Operation operation) {
        int latest =
                sequencer.cib().state(node).stream()
                        .flatMap(state -> state.history().stream())
                        .flatMap(history -> history.entries().stream())
                        .mapToInt(HistoryEntry::callId)
                        .max()
                        .orElse(0);
        return new HistoryEntry(
                operation.key(),
                operation.name(),
                operation.interval(),
                latest + 1,
                Conclusion.GENERIC,
                HistoryEntry.Status.TIMED_OUT,
                operation.expectedExitCode(),
                operation.transitionKey(),
                "",
                Optional.of(ports.clock().now()));
    }
}
