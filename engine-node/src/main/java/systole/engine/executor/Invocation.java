package systole.engine.executor;

import systole.engine.message.Operation;

import java.util.List;
import java.util.Map;

/**
 * One way to call an agent for an operation.
 *
 * @param command the program and its arguments
 */
public record Invocation(List<String> command, Map<String, String> environment) {

    /**
     * All ways to call it, one for each place the agent may be in; the first that is there wins.
     */
    public static List<Invocation> of(Operation operation, AgentSettings settings) {
        return Convention.of(operation.agent().standard()).calls(operation, settings).stream()
                .map(call -> new Invocation(call.command(), call.environment()))
                .toList();
    }
}
