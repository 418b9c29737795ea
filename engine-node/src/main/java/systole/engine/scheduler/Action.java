package systole.engine.scheduler;

import systole.model.node.NodeName;
import systole.model.resource.AgentName;
import systole.model.resource.ParametersDigest;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One operation to run on one node, or a pseudo action that only marks a point others wait for.
 *
 * @param id unique in its graph, from 1
 * @param key {@code RSC_OP_INTERVALms}; for an operation called {@code cancel}, the key of the
 *     repeated operation it ends
 * @param node where; empty for a pseudo action
 * @param agent what runs it; empty for a pseudo action
 * @param parameters what the agent is given, instance attributes under their own names
 * @param expectedExitCode what confirms it
 * @param reason why it is done, in words; empty when obvious
 */
public record Action(
        int id,
        String key,
        ResourceId resource,
        String operation,
        Duration interval,
        Optional<NodeName> node,
        Optional<AgentName> agent,
        Map<String, String> parameters,
        Duration timeout,
        int expectedExitCode,
        String reason) {

    /** Copies the parameters, keeping their order. */
    public Action {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The key of an operation: {@code RSC_OP_INTERVALms}. */
    public static String key(ResourceId resource, String operation, Duration interval) {
        return resource + "_" + operation + "_" + interval.toMillis();
    }

    /**
     * The digest of what it runs with, kept with its result to notice changed definitions: the
     * parameters, and the timeout of what is repeated.
     */
    public String parametersDigest() {
        return interval.isZero()
                ? ParametersDigest.once(parameters)
                : ParametersDigest.repeated(parameters, timeout);
    }

    /** Tells whether it ends something. */
    public boolean ends() {
        return operation.equals("stop") || operation.equals("demote");
    }

    /** Tells whether it runs nowhere and only marks a point. */
    public boolean pseudo() {
        return node.isEmpty();
    }
}
