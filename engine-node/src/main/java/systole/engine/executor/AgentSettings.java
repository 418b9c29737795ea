package systole.engine.executor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where agents are found and what every one of them is told.
 *
 * @param ocfRoots folders that hold {@code resource.d/PROVIDER/TYPE}; the first that has the agent
 *     wins, and is its {@code OCF_ROOT}
 * @param lsbFolders folders of init scripts
 * @param heartbeatFolders folders of Heartbeat 1 scripts
 * @param environment given to every agent besides its parameters
 * @param concurrency how many may run at once
 * @param outputLimit bytes of output kept of each run
 */
public record AgentSettings(
        List<String> ocfRoots,
        List<String> lsbFolders,
        List<String> heartbeatFolders,
        Map<String, String> environment,
        int concurrency,
        int outputLimit) {
    private static final int USUAL_CONCURRENCY = 4;
    private static final int USUAL_OUTPUT = 64 * 1024;

    /** Copies the collections; refuses limits that would stop everything. */
    public AgentSettings {
        if (concurrency < 1 || outputLimit < 0) {
            throw new IllegalArgumentException(
                    "at least one agent must be able to run: " + concurrency + ", " + outputLimit);
        }
        ocfRoots = List.copyOf(ocfRoots);
        lsbFolders = List.copyOf(lsbFolders);
        heartbeatFolders = List.copyOf(heartbeatFolders);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /**
     * The usual places.
     *
     * @param shippedRoot the OCF root that holds the agents shipped with the engine
     */
    public static AgentSettings usual(String shippedRoot, Map<String, String> environment) {
        return new AgentSettings(
                List.of(shippedRoot, "/usr/lib/ocf"),
                List.of("/etc/init.d"),
                List.of("/etc/ha.d/resource.d"),
                environment,
                USUAL_CONCURRENCY,
                USUAL_OUTPUT);
    }
}
