package systole.engine.executor;

import systole.engine.executor.ExecutionListener.Run;
import systole.engine.executor.Lane.Turn;
import systole.engine.message.Operation;
import systole.engine.port.EnginePorts;
import systole.engine.port.ProcessOutcome;
import systole.engine.port.ProcessRequest;
import systole.model.node.HistoryEntry;
import systole.model.node.ResourceHistory;
import systole.model.resource.ParametersDigest;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Runs the operations of one node: one at a time for each resource, in the order asked for, and
 * never more at once than the settings allow. What ends something waits for no other resource.
 *
 * <p>A repeated operation begins after its start delay; its next run begins its interval after the
 * previous run <em>ended</em>. Its first result is told, and then every result that differs from
 * the one before: a failure that lasts is one failure. A stop ends all repetition of its resource
 * first, and a run that hangs in it.
 */
public final class Executor {
    /** How soon what may not start yet is looked at again. */
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final EnginePorts ports;
    private final AgentSettings settings;
    private final ExecutionListener listener;
    private final BooleanSupplier mayStart;
    private final TreeMap<ResourceId, Lane> lanes = new TreeMap<>();
    private final List<Turn> waiting = new ArrayList<>();
    private int running;
    private int lastCallId;
    private boolean looksAgain;
    private boolean closed;

    /**
     * An executor that has done nothing yet.
     *
     * @param mayStart asked whenever the turn of something comes that is not {@linkplain
     *     Operation#harmless harmless}; it waits while that is not allowed
     */
    public Executor(
            EnginePorts ports,
            AgentSettings settings,
            ExecutionListener listener,
            BooleanSupplier mayStart) {
        this.ports = ports;
        this.settings = settings;
        this.listener = listener;
        this.mayStart = mayStart;
    }

    /** Runs an operation as soon as its turn comes; or begins to repeat it. */
    public void execute(Operation operation) {
        Lane lane =
                lanes.computeIfAbsent(operation.resource(), id -> new Lane(id, operation.agent()));
        lane.agent(operation.agent());
        lastCallId++;
        if (operation.recurring()) {
            repeat(lane, new Repetition(operation, lastCallId));
            return;
        }
        if (operation.ends()) {
            // Whoever asks for this has given up what was to be started before.
            waiting.removeIf(
                    turn ->
                            turn.operation.resource().equals(operation.resource())
                                    && starts(turn.operation.name()));
        }
        if (endsRepetition(operation.name())) {
            List.copyOf(lane.repetitions().keySet()).forEach(key -> endRepetition(lane, key));
        }
        enqueue(new Turn(operation, lastCallId, null));
    }

    private static boolean endsRepetition(String operation) {
        return switch (operation) {
            case "stop", "demote", "promote", "migrate_to", "migrate_from" -> true;
            default -> false;
        };
    }

    private void repeat(Lane lane, Repetition repetition) {
        String key = repetition.operation().key();
        endRepetition(lane, key);
        lane.repetitions().put(key, repetition);
        schedule(repetition, repetition.operation().startDelay());
    }

    private void schedule(Repetition repetition, Duration delay) {
        if (delay.isZero()) {
            enqueue(new Turn(repetition.operation(), repetition.callId(), repetition));
        } else {
            repetition.next(
                    ports.timers()
                            .after(
                                    delay,
                                    () ->
                                            enqueue(
                                                    new Turn(
                                                            repetition.operation(),
                                                            repetition.callId(),
                                                            repetition))));
        }
    }

    private void endRepetition(Lane lane, String key) {
        Repetition repetition = lane.repetitions().remove(key);
        if (repetition != null) {
            repetition.end();
            waiting.removeIf(turn -> turn.repetition == repetition);
            lane.current().filter(turn -> turn.repetition == repetition).ifPresent(Turn::callOff);
        }
    }

    /** Stops repeating an operation; its last result is forgotten. */
    public void cancel(Operation operation) {
        Lane lane = lanes.get(operation.resource());
        if (lane != null) {
            endRepetition(lane, operation.key());
            lane.forget(operation.key());
        }
    }

    /** Forgets all results of a resource and repeats nothing of it any more. */
    public void forget(ResourceId resource) {
        Lane lane = lanes.get(resource);
        if (lane != null) {
            List.copyOf(lane.repetitions().keySet()).forEach(key -> endRepetition(lane, key));
            lane.forgetAll();
        }
    }

    /** The last result of every operation, by resource. */
    public List<ResourceHistory> history() {
        return lanes.values().stream()
                .map(Lane::remembered)
                .filter(history -> !history.entries().isEmpty())
                .toList();
    }

    /** What was accepted and whose result was not told yet. */
    public List<Operation> underway() {
        var underway = new ArrayList<Operation>();
        for (Lane lane : lanes.values()) {
            lane.current()
                    .filter(turn -> turn.repetition == null)
                    .ifPresent(turn -> underway.add(turn.operation));
            lane.repetitions().values().stream()
                    .filter(repetition -> !repetition.told())
                    .forEach(repetition -> underway.add(repetition.operation()));
        }
        waiting.stream()
                .filter(turn -> turn.repetition == null)
                .forEach(turn -> underway.add(turn.operation));
        return underway;
    }

    /** Tells whether nothing is being started or ended: at most asked how it is. */
    public boolean rests() {
        return underway().stream().allMatch(one -> one.harmless() && !one.ends());
    }

    /**
     * Forgets what waits and could start something, and stops what is being started: of neither
     * anything is told but the stop.
     *
     * @param stop what undoes an operation
     */
    public void dropStarts(UnaryOperator<Operation> stop) {
        waiting.removeIf(turn -> !turn.operation.harmless());
        List.copyOf(lanes.values()).stream()
                .flatMap(lane -> lane.current().stream())
                .filter(turn -> starts(turn.operation.name()))
                .toList()
                .forEach(turn -> takeBack(turn, stop));
    }

    private static boolean starts(String operation) {
        return switch (operation) {
            case "start", "promote", "migrate_to", "migrate_from" -> true;
            default -> false;
        };
    }

    private void takeBack(Turn turn, UnaryOperator<Operation> stop) {
        turn.callOff();
        execute(stop.apply(turn.operation));
    }

    /** Ends everything at once, runs under way included. What agents started goes on. */
    public void close() {
        closed = true;
        waiting.clear();
        for (Lane lane : lanes.values()) {
            lane.repetitions().values().forEach(Repetition::end);
            lane.current().ifPresent(Turn::callOff);
        }
    }

    private void enqueue(Turn turn) {
        if (!closed) {
            waiting.add(turn);
            fill();
        }
    }

    private void fill() {
        Iterator<Turn> each = waiting.iterator();
        var ready = new ArrayList<Turn>();
        var passedOver = new HashSet<ResourceId>();
        while (each.hasNext()) {
            Turn turn = each.next();
            Lane lane = laneOf(turn);
            boolean room = running < settings.concurrency() || turn.operation.ends();
            boolean next = room && lane.idle() && !passedOver.contains(lane.resource());
            if (next && allowed(turn.operation)) {
                lane.begin(turn);
                running++;
                ready.add(turn);
                each.remove();
            } else {
                passedOver.add(lane.resource());
            }
        }
        ready.forEach(this::begin);
    }

    /** Nobody tells when starts are allowed again: that is looked at. */
    private boolean allowed(Operation operation) {
        boolean allowed = operation.harmless() || mayStart.getAsBoolean();
        if (!allowed && !looksAgain) {
            looksAgain = true;
            ports.timers()
                    .after(
                            AGAIN,
                            () -> {
                                looksAgain = false;
                                fill();
                            });
        }
        return allowed;
    }

    private Lane laneOf(Turn turn) {
        return lanes.computeIfAbsent(
                turn.operation.resource(), id -> new Lane(id, turn.operation.agent()));
    }

    private void begin(Turn turn) {
        Convention convention = Convention.of(turn.operation.agent().standard());
        listener.started(turn.operation);
        attempt(
                turn,
                convention,
                convention.calls(turn.operation, settings),
                ports.ticker().nanos());
    }

    /** Tries the places an agent may be in one after the other. */
    private void attempt(
            Turn turn, Convention convention, List<Convention.Call> calls, long since) {
        if (calls.isEmpty()) {
            end(turn, convention, nowhere(turn.operation), since);
            return;
        }
        Convention.Call call = calls.getFirst();
        turn.process =
                ports.processes()
                        .start(
                                new ProcessRequest(
                                        call.command(),
                                        call.environment(),
                                        turn.operation.timeout(),
                                        settings.outputLimit()),
                                outcome -> {
                                    if (notThere(outcome) && !turn.calledOff) {
                                        attempt(
                                                turn,
                                                convention,
                                                calls.subList(1, calls.size()),
                                                since);
                                    } else {
                                        end(turn, convention, outcome, since);
                                    }
                                });
        if (turn.calledOff) {
            turn.process.kill();
        }
    }

    private static boolean notThere(ProcessOutcome outcome) {
        return outcome instanceof ProcessOutcome.NotRun(var reason, _)
                && reason == ProcessOutcome.Reason.NOT_FOUND;
    }

    private static ProcessOutcome nowhere(Operation operation) {
        return new ProcessOutcome.NotRun(
                ProcessOutcome.Reason.NOT_FOUND,
                "agent " + operation.agent() + " is not installed on this node");
    }

    private void end(Turn turn, Convention convention, ProcessOutcome outcome, long since) {
        Lane lane = laneOf(turn);
        lane.end();
        running--;
        if (closed) {
            return;
        }
        if (!turn.calledOff) {
            conclude(lane, turn, convention.conclude(turn.operation, outcome), outcome, since);
        }
        fill();
    }

    private void conclude(
            Lane lane, Turn turn, Conclusion conclusion, ProcessOutcome outcome, long since) {
        Optional<HistoryEntry> before =
                lane.last(turn.operation.key()).filter(entry -> entry.callId() == turn.callId);
        HistoryEntry entry = entry(turn, conclusion, before);
        lane.remember(entry);
        listener.finished(
                new Run(
                        turn.operation,
                        entry,
                        conclusion.words(),
                        output(outcome),
                        Duration.ofNanos(ports.ticker().nanos() - since)));
        Repetition repetition = turn.repetition;
        boolean news = before.filter(known -> same(known, entry)).isEmpty();
        if (repetition != null) {
            schedule(repetition, repetition.operation().interval());
            repetition.tell();
        }
        if (news) {
            listener.result(turn.operation, entry);
        }
    }

    private HistoryEntry entry(Turn turn, Conclusion conclusion, Optional<HistoryEntry> before) {
        Operation operation = turn.operation;
        Instant now = ports.clock().now();
        boolean unchanged =
                before.filter(
                                known ->
                                        known.exitCode() == conclusion.exitCode()
                                                && known.status() == conclusion.status())
                        .isPresent();
        return new HistoryEntry(
                operation.key(),
                operation.name(),
                operation.interval(),
                turn.callId,
                conclusion.exitCode(),
                conclusion.status(),
                operation.expectedExitCode(),
                operation.transitionKey(),
                digest(operation),
                unchanged ? before.flatMap(HistoryEntry::changed) : Optional.of(now));
    }

    private static String digest(Operation operation) {
        return operation.recurring()
                ? ParametersDigest.repeated(operation.parameters(), operation.timeout())
                : ParametersDigest.once(operation.parameters());
    }

    private static boolean same(HistoryEntry one, HistoryEntry other) {
        return one.exitCode() == other.exitCode() && one.status() == other.status();
    }

    private static String output(ProcessOutcome outcome) {
        return switch (outcome) {
            case ProcessOutcome.Completed(_, String output) -> output;
            case ProcessOutcome.TimedOut(_, String output) -> output;
            case ProcessOutcome.Killed(String output) -> output;
            case ProcessOutcome.NotRun(_, String detail) -> detail;
        };
    }
}
