package systole.engine.message;

import systole.model.cib.Cib;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One operation a node is asked to run.
 *
 * @param name start, stop, monitor, …
 * @param interval zero for what runs once
 * @param startDelay waited before the first run
 * @param timeout for each run
 * @param parameters what the agent is given, under their own names; {@code CRM_meta_…} among them
 * @param transitionKey who asked, see {@link systole.model.node.HistoryEntry#transitionKey}
 */
public record Operation(
        ResourceId resource,
        AgentName agent,
        String name,
        Duration interval,
        Duration startDelay,
        Duration timeout,
        Map<String, String> parameters,
        int expectedExitCode,
        String transitionKey) {

    /** Copies the parameters, keeping their order. */
    public Operation {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Its key in the history: {@code RSC_OP_INTERVALms}. */
    public String key() {
        return resource + "_" + name + "_" + interval.toMillis();
    }

    /** Tells whether it is repeated. */
    public boolean recurring() {
        return interval.isPositive();
    }

    /** Tells whether it may run even where nothing may be started: it starts nothing. */
    public boolean harmless() {
        return ends() || name.equals("monitor");
    }

    /** Tells whether it ends something. */
    public boolean ends() {
        return name.equals("stop") || name.equals("demote");
    }

    /**
     * What stops the resource again, within the time that a CIB grants for that, and never less
     * than what is granted for this.
     */
    public Operation stopped(Cib cib) {
        return stopped(
                cib.configuration().resource(resource).stream()
                        .flatMap(known -> known.primitives().stream())
                        .flatMap(primitive -> primitive.operations().stream())
                        .filter(definition -> definition.name().equals("stop"))
                        .flatMap(definition -> definition.timeout().stream())
                        .filter(granted -> granted.compareTo(timeout) > 0)
                        .findFirst()
                        .orElse(timeout));
    }

    /** What stops the resource again, within the same time. */
    public Operation stopped() {
        return stopped(timeout);
    }

    private Operation stopped(Duration within) {
        return new Operation(
                resource,
                agent,
                "stop",
                Duration.ZERO,
                Duration.ZERO,
                within,
                parameters,
                0,
                transitionKey);
    }

    /** Tells whether it only asks how things are, once. */
    public boolean probe() {
        return name.equals("monitor") && !recurring();
    }
}
