package systole.engine.scheduler.action;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.cib.CibWords;
import systole.model.node.HistoryEntry;
import systole.model.resource.AttributeSet;
import systole.model.resource.OperationDefinition;
import systole.model.resource.ParametersDigest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Fills in actions: agent, parameters, timeout and what confirms them. */
final class Operations {
    private static final int OK = 0;
    private static final int NOT_RUNNING = 7;

    private final Duration defaultTimeout;

    Operations(Situation situation) {
        defaultTimeout =
                situation.cib().configuration().operationDefaults().stream()
                        .map(set -> timeout(set))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(situation.options()::defaultActionTimeout);
    }

    private static Optional<Duration> timeout(AttributeSet set) {
        return set.value("timeout").flatMap(CibWords::duration);
    }

    /** Tells whether an operation is repeated while its unit runs. */
    static boolean repeats(OperationDefinition operation) {
        return operation.enabled()
                && operation.recurring()
                && (operation.role().isEmpty() || operation.role().equalsIgnoreCase("Started"));
    }

    /** Tells whether a result is one of that operation. */
    static boolean sameAs(OperationDefinition operation, HistoryEntry entry) {
        return repeats(operation)
                && operation.name().equals(entry.operation())
                && operation.interval().equals(entry.interval());
    }

    /** Tells whether an operation is being repeated there as it is defined now. */
    boolean inForce(Unit unit, OperationDefinition operation, Observation seen) {
        String key = Action.key(unit.id(), operation.name(), operation.interval());
        String now = ParametersDigest.repeated(unit.parameters(), timeout(operation));
        return Definitions.running(seen, key).stream()
                .map(HistoryEntry::parametersDigest)
                .anyMatch(then -> then.isEmpty() || then.equals(now));
    }

    Action step(int id, Step step) {
        Optional<Unit> unit = step.unit();
        return new Action(
                id,
                Action.key(step.resource(), step.operation(), Duration.ZERO),
                step.resource(),
                step.operation(),
                Duration.ZERO,
                step.host().map(Host::name),
                unit.map(Unit::agent),
                unit.map(Unit::parameters).orElse(Map.of()),
                unit.map(one -> timeout(one, step.operation())).orElse(Duration.ZERO),
                OK,
                step.reason());
    }

    Action probe(int id, Unit unit, Host host) {
        Duration timeout =
                unit.operations().stream()
                        .filter(operation -> operation.name().equals("monitor"))
                        .findFirst()
                        .map(this::timeout)
                        .orElse(defaultTimeout);
        return action(
                id, unit, "monitor", Duration.ZERO, host, timeout, NOT_RUNNING, "is it active?");
    }

    Action repeat(int id, Unit unit, OperationDefinition operation, Host host) {
        return action(
                id, unit, operation.name(), operation.interval(), host, timeout(operation), OK, "");
    }

    /** Ends a repeated operation. Its key is that operation's, its own name is {@code cancel}. */
    Action cancel(int id, Unit unit, HistoryEntry entry, Host host) {
        return new Action(
                id,
                entry.key(),
                unit.id(),
                "cancel",
                entry.interval(),
                Optional.of(host.name()),
                Optional.of(unit.agent()),
                unit.parameters(),
                defaultTimeout,
                OK,
                "is no longer defined");
    }

    private static Action action(
            int id,
            Unit unit,
            String name,
            Duration interval,
            Host host,
            Duration timeout,
            int expected,
            String reason) {
        return new Action(
                id,
                Action.key(unit.id(), name, interval),
                unit.id(),
                name,
                interval,
                Optional.of(host.name()),
                Optional.of(unit.agent()),
                unit.parameters(),
                timeout,
                expected,
                reason);
    }

    private Duration timeout(Unit unit, String name) {
        return unit.operations().stream()
                .filter(operation -> operation.name().equals(name) && !operation.recurring())
                .findFirst()
                .map(this::timeout)
                .orElse(defaultTimeout);
    }

    private Duration timeout(OperationDefinition operation) {
        return operation.timeout().orElse(defaultTimeout);
    }
}
