package systole.installers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** Runs the programs that make packages. A failing one ends the build with what it said. */
final class Tool {
    private Tool() {}

    /** Runs a tool of the JDK that runs this build: {@code jlink}, {@code jpackage}. */
    static void jdk(String name, List<String> arguments) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        var code =
                ToolProvider.findFirst(name)
                        .orElseThrow(() -> new IllegalStateException("this JDK has no " + name))
                        .run(writer, writer, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(name + " failed: " + said);
        }
    }

    /** Runs a program of the system to its end. */
    static void system(String... command) throws IOException, InterruptedException {
        var said = new ArrayList<String>();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(said::add);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + " failed: " + String.join("\n", said));
        }
    }
}
