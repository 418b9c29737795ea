package systole.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A process whose lines are heard as they come, on a thread of their own, until closed. */
final class Listening implements AutoCloseable {
    private final Process process;
    private final Thread reader;

    /** Hears that process from now on. */
    Listening(Process process, Consumer<String> line) {
        this.process = process;
        reader = Thread.ofVirtual().start(() -> read(line));
    }

    private void read(Consumer<String> consumer) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process; its last lines are heard before this returns. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
