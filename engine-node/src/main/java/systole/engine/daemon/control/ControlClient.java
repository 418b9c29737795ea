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

    /** Hears what a tool that goes on has printed. */
    public interface Listener {
        /**
         * Takes a part.
         *
         * @throws IOException if it cannot, which ends the tool
         */
        void heard(ToolResult part) throws IOException;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException if no engine is there, it may not be asked, or it gives no answer
     */
    public ToolResult ask(ControlRequest request) throws IOException {
        return ask(
                request,
                part -> {
                    throw new IOException("the answer goes on and on");
                });
    }

    /**
     * Asks, and hears what is printed until the tool ends. Only the first part has to come in time:
     * a tool that watches may have nothing to say for long.
     */
    public ToolResult ask(ControlRequest request, Listener listener) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var lines = new LineReader(channel);
            ControlFormat.Answer answer;
            try (var _ = Deadline.of(channel, PATIENCE)) {
                Optional<IOException> cut = write(channel, ControlFormat.line(request));
                answer = answer(lines, cut);
            }
            while (answer.more()) {
                listener.heard(answer.result());
                answer = answer(lines, Optional.empty());
            }
            return answer.result();
        }
    }

    private static ControlFormat.Answer answer(LineReader lines, Optional<IOException> cut)
            throws IOException {
        try {
            return ControlFormat.answer(lines.next(length -> length < LONGEST_ANSWER));
        } catch (MalformedRequestException e) {
            throw cut.orElseGet(() -> new IOException("the answer " + e.getMessage(), e));
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
