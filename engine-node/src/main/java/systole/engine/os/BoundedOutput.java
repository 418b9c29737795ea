package systole.engine.os;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads what a process prints, for as long as anybody prints; keeps the beginning.
 *
 * <p>A daemon that inherited the output may hold it open for ever: then the thread that reads ends
 * with the daemon, and nobody waits for it.
 */
final class BoundedOutput {
    private static final Duration STRAGGLERS = Duration.ofMillis(100);
    private static final int CHUNK = 8192;

    private final InputStream stream;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    BoundedOutput(InputStream stream, int limit) {
        this.stream = stream;
        this.limit = limit;
        this.reader = Thread.ofPlatform().daemon().name("output").unstarted(this::read);
        reader.start();
    }

    private void read() {
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                keep(chunk, n);
            }
        } catch (IOException closed) {
            // The process has ended while somebody else still holds its output.
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        kept.write(chunk, 0, Math.min(length, limit - kept.size()));
    }

    /** What was printed; called when the process has ended. */
    String text() throws InterruptedException {
        reader.join(STRAGGLERS);
        synchronized (this) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
