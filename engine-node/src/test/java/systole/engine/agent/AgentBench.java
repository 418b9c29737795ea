package systole.engine.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs one shipped agent with its own state folder, as the engine would: OCF environment, output
 * through pipes. Closing it stops the resource, so that a failed test leaves no process behind.
 */
final class AgentBench implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final String agent;
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    AgentBench(String agent, Path folder) {
        this.agent = agent;
        this.folder = folder;
        environment.put("OCF_ROOT", "/usr/lib/ocf");
        environment.put("OCF_RA_VERSION_MAJOR", "1");
        environment.put("OCF_RA_VERSION_MINOR", "0");
        environment.put("OCF_RESOURCE_INSTANCE", "probe");
        environment.put("OCF_RESOURCE_TYPE", agent);
        environment.put("OCF_RESOURCE_PROVIDER", "systole");
        environment.put("OCF_RESKEY_CRM_meta_timeout", "20000");
        environment.put("HA_RSCTMP", folder.toString());
        environment.put("SYSTOLE_FAIL_DIR", folder.toString());
        environment.put("SYSTOLE_NODE", "mysql1");
        environment.put(
                "SYSTOLE_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
        environment.put("SYSTOLE_CLASSPATH", System.getProperty("java.class.path"));
    }

    /** The agent on its bench with everything set that it requires. */
    static AgentBench ready(String agent, Path folder) {
        var bench = new AgentBench(agent, folder);
        return switch (agent) {
            case "Process" -> bench.with("command", "sleep").with("arguments", "1000");
            case "Web" -> bench.with("port", Integer.toString(freePort()));
            default -> bench;
        };
    }

    static Path program(String agent) {
        return Path.of(System.getProperty("systole.root", ".."))
                .resolve("engine-node/src/main/ocf/resource.d/systole")
                .resolve(agent);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AgentBench with(String parameter, String value) {
        return environment("OCF_RESKEY_" + parameter, value);
    }

    AgentBench without(String parameter) {
        environment.remove("OCF_RESKEY_" + parameter);
        return this;
    }

    AgentBench environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    String parameter(String name) {
        return environment.getOrDefault("OCF_RESKEY_" + name, "");
    }

    Path folder() {
        return folder;
    }

    /**
     * Runs one action to its end; reads its output to the end too, which a leaked pipe would
     * prevent.
     */
    Answer run(String... action) {
        var command = new String[action.length + 1];
        command[0] = program(agent).toString();
        System.arraycopy(action, 0, command, 1, action.length);
        var builder = new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(agent + " did not end");
            }
            return new Answer(process.exitValue(), out, Files.readString(folder.resolve("stderr")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    int code(String action) {
        return run(action).code();
    }

    /** The process the agent has recorded. */
    ProcessHandle recorded() {
        try {
            var pid = Files.readAllLines(folder.resolve(agent + "-probe.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True unless the process is gone, or dead and only waiting for its parent to take note. */
    static boolean lives(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        run("stop");
    }

    /** What an action returned, and said on its two streams. */
    record Answer(int code, String out, String err) {}
}
