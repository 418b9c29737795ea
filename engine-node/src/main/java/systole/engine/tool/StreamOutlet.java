package systole.engine.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Standard streams. Who waits here is woken, and ends, by an interrupt of its thread. */
public record StreamOutlet(OutputStream out, OutputStream err) implements Outlet {

    @Override
    public void print(ToolResult part) throws IOException {
        write(out, part.out());
        write(err, part.err());
    }

    private static void write(OutputStream stream, String text) throws IOException {
        if (!text.isEmpty()) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
    }

    @Override
    public boolean pause(Duration time) throws InterruptedException {
        return !new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
