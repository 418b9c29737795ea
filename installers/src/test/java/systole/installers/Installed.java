package systole.installers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs what was made, in a home of its own, and finds out what it leaves running. */
final class Installed {
    private static final int PATIENCE_SECONDS = 180;

    private final Path home;

    Installed(Path home) {
        this.home = home;
    }

    static Path made() {
        return Path.of(System.getProperty("systole.installers", "target"));
    }

    static Path root() {
        return Path.of(System.getProperty("systole.root", ".."));
    }

    /**
     * Runs a command to its end with these variables beside a home and a temporary folder of its
     * own.
     */
    Ended run(Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        var errors = home.resolve("errors");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        var environment = builder.environment();
        environment.keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS"));
        environment.put("HOME", home.toString());
        environment.put("TMPDIR", home.toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("SYSTOLE_TEST", home.toString());
        environment.putAll(variables);
        var process = builder.redirectOutput(home.resolve("output").toFile()).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end");
        }
        return new Ended(
                process.exitValue(),
                Files.readString(home.resolve("output"), StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    /**
     * The processes that came from this run: they carry its mark, or, like agents, whose
     * environment the engine chooses, know the installed Java.
     */
    List<String> leftovers() {
        return ProcessHandle.allProcesses().filter(this::isOurs).map(Installed::describe).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        var known = proc(process, "environ") + proc(process, "cmdline");
        return known.contains(home.toString())
                || known.contains(made().resolve("image").toAbsolutePath().toString());
    }

    private static String describe(ProcessHandle process) {
        return process.pid() + " " + proc(process, "cmdline").replace('\0', ' ');
    }

    private static String proc(ProcessHandle process, String file) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + process.pid(), file));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }

    /** How a command ended and what it said. */
    record Ended(int code, String output, String errors) {}
}
