package systole.engine.daemon.control;

import systole.engine.tool.ToolResult;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the engine on this node. */
public final class ControlClient {
    /** A little longer than an engine takes at most to give up on a command. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final int LONGEST_ANSWER = Integer.MAX_VALUE / 4;

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
            Optional<IOException> cut = write(channel, ControlFormat.line(request));
            try {
                return ControlFormat.result(Line.read(channel, length -> length < LONGEST_ANSWER));
            } catch (MalformedRequestException e) {
                throw cut.orElseGet(() -> new IOException("the answer " + e.getMessage(), e));
            }
        }
    }

    /** An engine that refuses a request may hang up before all of it is written. */
    private static Optional<IOException> write(SocketChannel channel, byte[] line) {
        try {
            Line.write(channel, line);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
