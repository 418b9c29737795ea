package systole.engine.os;

import systole.remote.bootstrap.Shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A shell in a process of its own: this machine's, or OpenSSH's client. */
public final class ShellProcess implements Shell {
    private final Function<String, List<String>> command;

    /**
     * @param command the command line that runs a script
     */
    public ShellProcess(Function<String, List<String>> command) {
        this.command = command;
    }

    /** The shell of this machine. */
    public static ShellProcess ofThisMachine() {
        return new ShellProcess(script -> List.of("sh", "-c", script));
    }

    @Override
    public Answer run(String script, Input input) {
        try {
            Process process = new ProcessBuilder(command.apply(script)).start();
            var out = new Drain(process.getInputStream());
            var err = new Drain(process.getErrorStream());
            feed(process, input);
            int exit = process.waitFor();
            return new Answer(exit, out.text(), err.text());
        } catch (IOException e) {
            return new Answer(UNREACHABLE, "", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(UNREACHABLE, "", "interrupted");
        }
    }

    /** A script that ends before it has read everything says itself why. */
    private static void feed(Process process, Input input) {
        try (OutputStream in = process.getOutputStream()) {
            input.writeTo(in);
        } catch (IOException broken) {
            // Its exit code and its words tell more.
        }
    }

    /** Reads a stream to its end, beside everything else. */
    private static final class Drain {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread thread;

        Drain(InputStream stream) {
            thread =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try (stream) {
                                            stream.transferTo(bytes);
                                        } catch (IOException ended) {
                                            // What was read until then counts.
                                        }
                                    });
        }

        String text() throws InterruptedException {
            thread.join();
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
