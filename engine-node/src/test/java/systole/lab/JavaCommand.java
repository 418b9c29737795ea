package systole.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How the engine of this build is started: this JVM, its class path, the options of a node. */
final class JavaCommand {
    private static final Path OPTIONS =
            Path.of(System.getProperty("systole.root", ".."), "build", "node.options");
    private static final String MAIN = "systole.engine.command.Main";

    private JavaCommand() {}

    /**
     * The command line of {@code systole} with these arguments, from the jars if they are given.
     */
    static List<String> systole(String... arguments) {
        List<String> options = new ArrayList<>();
        String learned = System.getProperty("systole.lab.aot", "");
        if (!learned.isEmpty()) {
            options.add("-XX:AOTCache=" + learned);
        }
        options.add("--sun-misc-unsafe-memory-access=allow");
        String jars = System.getProperty("systole.lab.classpath", classPath());
        return command(options, jars, MAIN, arguments);
    }

    /** The command line of another program of ours. */
    static List<String> of(String main, String... arguments) {
        return command(List.of(), classPath(), main, arguments);
    }

    private static List<String> command(
            List<String> options, String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Files.isReadable(OPTIONS)) {
            command.add("@" + OPTIONS.toAbsolutePath());
        }
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", classPath, main));
        Collections.addAll(command, arguments);
        return command;
    }

    private static String classPath() {
        return System.getProperty("java.class.path", "");
    }
}
