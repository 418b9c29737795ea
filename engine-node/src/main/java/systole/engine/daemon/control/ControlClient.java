package systole.engine.daemon.control;

import systole.engine.tool.ToolResult;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the engine on this node. */
public final class ControlClient {
    /** A little longer than an engine takes at most to give up on a command. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Path socket;

    /** A client of that socket. */
    public ControlClient(Path socket) {
        this.socket = socket;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException if no engine is there, it may not be asked, or it gives no answer
     */
    public ToolResult ask(ControlRequest request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                var _ = Deadline.of(channel, PATIENCE)) {
            Line.write(channel, ControlFormat.line(request));
            return ControlFormat.result(Line.read(channel, Integer.MAX_VALUE / 4));
        } catch (MalformedRequestException e) {
            throw new IOException("the answer " + e.getMessage(), e);
        }
    }
}
