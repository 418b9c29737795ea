package systole.engine.control;

import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.engine.scheduler.Action;
import systole.model.cib.Cib;
import systole.model.node.ResourceHistory;
import systole.model.resource.AgentName;
import systole.model.resource.OperationDefinition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns the scheduler's actions into what nodes are told. */
final class Orders {
    private static final String CANCEL = "cancel";
    private static final String DELETE = "delete";

    private Orders() {}

    /** The operation that carries an action out; none if nobody knows what agent runs it. */
    static Optional<Operation> operation(Cib cib, Action action, String transitionKey) {
        return agent(cib, action)
                .map(
                        agent ->
                                new Operation(
                                        action.resource(),
                                        agent,
                                        action.operation(),
                                        action.interval(),
                                        startDelay(cib, action),
                                        action.timeout(),
                                        action.parameters(),
                                        action.expectedExitCode(),
                                        transitionKey));
    }

    /** A resource without a definition is still known by what ran it. */
    private static Optional<AgentName> agent(Cib cib, Action action) {
        return action.agent()
                .or(
                        () ->
                                cib.status().stream()
                                        .flatMap(
                                                state ->
                                                        state.historyOf(action.resource()).stream())
                                        .map(ResourceHistory::agent)
                                        .findFirst());
    }

    private static Duration startDelay(Cib cib, Action action) {
        return cib.configuration().resource(action.resource()).stream()
                .flatMap(resource -> resource.primitives().stream())
                .flatMap(primitive -> primitive.operations().stream())
                .filter(
                        definition ->
                                definition.name().equals(action.operation())
                                        && definition.interval().equals(action.interval()))
                .map(OperationDefinition::startDelay)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** What to tell the node. */
    static List<Message> messages(Action action, Operation operation) {
        if (isCancel(operation)) {
            return List.of(
                    new Message.Cancel(
                            cancelled(operation, action.key()), operation.transitionKey()));
        }
        return isDelete(operation)
                ? List.of(new Message.Forget(operation.resource(), operation.transitionKey()))
                : List.of(new Message.Execute(operation));
    }

    /** Tells whether it ends the repetition of another operation. */
    static boolean isCancel(Operation operation) {
        return operation.name().equals(CANCEL);
    }

    /** Tells whether it makes the node forget a resource. */
    static boolean isDelete(Operation operation) {
        return operation.name().equals(DELETE);
    }

    /** The operation of that key, whose repetition a cancel ends. */
    private static Operation cancelled(Operation cancel, String key) {
        String before = cancel.resource() + "_";
        String after = "_" + cancel.interval().toMillis();
        boolean shaped =
                key.startsWith(before)
                        && key.endsWith(after)
                        && key.length() > before.length() + after.length();
        return new Operation(
                cancel.resource(),
                cancel.agent(),
                shaped ? key.substring(before.length(), key.length() - after.length()) : "monitor",
                cancel.interval(),
                Duration.ZERO,
                cancel.timeout(),
                cancel.parameters(),
                cancel.expectedExitCode(),
                cancel.transitionKey());
    }
}
