package systole.engine.daemon.control;

import systole.engine.tool.Outlet;
import systole.engine.tool.ToolResult;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A client of the control socket that watches. It goes when it hangs up, or says anything more. */
final class ChannelOutlet implements Outlet {
    private final SocketChannel client;
    private final Duration patience;

    /**
     * @param patience how long the client may take to read a part
     */
    ChannelOutlet(SocketChannel client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    @Override
    public void print(ToolResult part) throws IOException {
        write(ControlFormat.part(part));
    }

    @Override
    public boolean keepsFiles() {
        return true;
    }

    /** Says how it ended. */
    void end(ToolResult result) throws IOException {
        write(ControlFormat.line(result));
    }

    private void write(byte[] line) throws IOException {
        try (var _ = Deadline.of(client, patience)) {
            Line.write(client, line);
        }
    }

    @Override
    public boolean pause(Duration time) throws IOException, InterruptedException {
        try {
            return quiet(time);
        } finally {
            client.configureBlocking(true);
        }
    }

    private boolean quiet(Duration time) throws IOException, InterruptedException {
        try (Selector hears = Selector.open()) {
            client.configureBlocking(false);
            client.register(hears, SelectionKey.OP_READ);
            boolean quiet = hears.select(time.toMillis()) == 0;
            if (Thread.interrupted()) {
                throw new InterruptedException("the engine ends");
            }
            return quiet;
        }
    }
}
