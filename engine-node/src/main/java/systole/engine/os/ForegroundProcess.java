package systole.engine.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program that takes over this one's terminal until it ends. */
public final class ForegroundProcess {
    private ForegroundProcess() {}

    /**
     * Runs a program with this process's streams.
     *
     * @param input a file in the place of standard input
     * @return its exit code
     * @throws IOException if it cannot be started
     */
    public static int run(List<String> command, Optional<Path> input) throws IOException {
        var builder = new ProcessBuilder(command).inheritIO();
        input.ifPresent(file -> builder.redirectInput(file.toFile()));
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
