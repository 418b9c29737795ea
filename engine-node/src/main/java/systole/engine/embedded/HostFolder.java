package systole.engine.embedded;

import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where one host keeps its things.
 *
 * @param root the host's own folder
 * @param agents the OCF root of the shipped agents
 */
record HostFolder(Path root, Path agents) {
    private static final String TEMPORARY = "HA_RSCTMP";
    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Where the CIB is kept. */
    Path cib() {
        return root.resolve("cib");
    }

    /** What agents remember until the next boot. */
    Path temporary() {
        return root.resolve("run");
    }

    /** Where agents look for failures asked of them. */
    Path failures() {
        return root.resolve("fail");
    }

    /** What every agent is told. */
    Map<String, String> environment(NodeName name) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", PATH);
        environment.put("LC_ALL", "C");
        environment.put(TEMPORARY, temporary().toString());
        environment.put("SYSTOLE_NODE", name.value());
        environment.put("SYSTOLE_FAIL_DIR", failures().toString());
        environment.put(
                "SYSTOLE_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
        environment.put("SYSTOLE_CLASSPATH", System.getProperty("java.class.path"));
        return environment;
    }

    /** Tells whether a process with that environment was started here. */
    boolean isOurs(Map<String, String> environment) {
        return temporary().toString().equals(environment.get(TEMPORARY));
    }

    void prepare() throws IOException {
        Files.createDirectories(temporary());
        Files.createDirectories(failures());
    }

    /** A node that lost its power has lost what its agents remembered. */
    void forgetBoot() {
        Folders.empty(temporary());
    }
}
