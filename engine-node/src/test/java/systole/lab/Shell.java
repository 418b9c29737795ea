package systole.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands of this machine to their end, with an environment of their own. */
record Shell(Map<String, String> environment, Path errors) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What a command printed, and its exit code. */
    record Output(int exit, String text) {}

    Shell {
        environment = Map.copyOf(environment);
    }

    /** Runs it; what it says on standard error goes to the file of errors. */
    Output run(List<String> command) {
        try {
            Path text = Files.createTempFile(errors.getParent(), "output", ".txt");
            try {
                Process process = builder(command).redirectOutput(text.toFile()).start();
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " took more than " + PATIENCE);
                }
                return new Output(process.exitValue(), Files.readString(text));
            } finally {
                Files.delete(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A process whose standard output the caller reads. */
    Process start(List<String> command) {
        try {
            return builder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        var builder =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().putAll(environment);
        return builder;
    }
}
