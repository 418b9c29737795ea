package systole.engine.daemon;

import systole.engine.agent.ShippedAgents;
import systole.engine.executor.AgentSettings;
import systole.engine.hacf.HaCf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a node's agents are, and what every one of them finds in its environment. */
final class AgentPlaces {
    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Where agents of Debian and others keep what they know until the next boot. */
    private static final Path TEMPORARY = Path.of("/run/resource-agents");

    private final HaCf settings;
    private final Path state;

    AgentPlaces(HaCf settings, Path state) {
        this.settings = settings;
        this.state = state;
    }

    /** Unpacks the agents that came along, and says where all are. */
    AgentSettings settings() throws IOException {
        Path shipped = ShippedAgents.unpackTo(state.resolve("ocf"));
        return AgentSettings.usual(shipped.toString(), environment());
    }

    private Map<String, String> environment() throws IOException {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", PATH);
        environment.put("LC_ALL", "C");
        environment.put("HA_RSCTMP", temporary().toString());
        environment.put("HA_cluster_type", "systole");
        environment.put("SYSTOLE_NODE", settings.self().value());
        environment.put(
                "SYSTOLE_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
        environment.put("SYSTOLE_CLASSPATH", System.getProperty("java.class.path"));
        settings.daemon()
                .environment()
                .forEach((name, value) -> environment.put("HA_" + name, value));
        return environment;
    }

    /** The place all agents share; one of the node's own where that cannot be made. */
    private Path temporary() throws IOException {
        try {
            Path usual = Files.createDirectories(TEMPORARY);
            return Files.isWritable(usual)
                    ? usual
                    : Files.createDirectories(state.resolve("run/agents"));
        } catch (IOException e) {
            return Files.createDirectories(state.resolve("run/agents"));
        }
    }
}
