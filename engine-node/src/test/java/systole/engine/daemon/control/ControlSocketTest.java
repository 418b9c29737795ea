package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

@Timeout(60)
class ControlSocketTest {
    private static final ControlRequest NODES =
            new ControlRequest.Tool(ToolRequest.of("cl_status", "listnodes"));
    private static final ToolResult ONE = new ToolResult("a\n", "", 0);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir private Path folder = Path.of("");

    private Path path() {
        return SocketFile.in(folder);
    }

    private ControlSocket open(Duration patience) throws IOException {
        return ControlSocket.open(
                path(), _ -> Clusters.fixed(), () -> "{\"lease\":\"held\"}", patience);
    }

    private ToolResult ask(ControlRequest request) throws IOException {
        return new ControlClient(path()).ask(request);
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(path()));
    }

    private static String rest(SocketChannel channel) throws IOException {
        var text = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        while (channel.read(buffer) >= 0) {
            text.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            buffer.clear();
        }
        return text.toString();
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        Line.write(channel, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeAsFarAsTaken(SocketChannel channel, String text) {
        try {
            write(channel, text);
        } catch (IOException e) {
            // It was refused before its end, and hung up on.
        }
    }

    private static String line(SocketChannel channel) throws Exception {
        return new String(new LineReader(channel).next(_ -> true), StandardCharsets.UTF_8);
    }

    @Test
    void answersToolsAndTellsTheStatus() throws IOException {
        try (var _ = open(LONG)) {
            assertThat(ask(NODES)).isEqualTo(ONE);
            assertThat(ask(new ControlRequest.Status()))
                    .isEqualTo(new ToolResult("{\"lease\":\"held\"}\n", "", 0));
            assertThat(ask(new ControlRequest.Tool(ToolRequest.of("rm", "-rf"))).exit())
                    .isEqualTo(2);
        }
        assertThat(path()).doesNotExist();
    }

    @Test
    void fileIsForOwnerAndGroupAlone() throws IOException {
        try (var _ = open(LONG)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                    .isEqualTo("rw-rw----");
        }
    }

    @Test
    void leftSocketIsReplacedAndServedOneIsNot() throws IOException {
        Files.writeString(path(), "left behind");

        try (var _ = open(LONG)) {
            assertThat(ask(NODES)).isEqualTo(ONE);
            assertThatThrownBy(() -> open(LONG)).hasMessageContaining("another engine serves");
            assertThat(ask(NODES)).isEqualTo(ONE);
        }
    }

    @Test
    void garbageGetsOneLineAndIsClosed() throws IOException {
        try (var _ = open(LONG)) {
            try (var channel = connect()) {
                write(channel, "GET / HTTP/1.1\r\n\r\n");
                assertThat(rest(channel))
                        .startsWith("{\"exit\":2,")
                        .contains("the request is no JSON")
                        .satisfies(answer -> assertThat(answer.lines()).hasSize(1));
            }
            assertThat(ask(NODES)).isEqualTo(ONE);
        }
    }

    @Test
    void randomBytesDoNoHarm() throws IOException {
        try (var _ = open(LONG)) {
            for (long seed = 0; seed < 200; seed++) {
                var random = new SplittableRandom(seed);
                byte[] bytes = new byte[random.nextInt(2_000)];
                random.nextBytes(bytes);
                try (var channel = connect()) {
                    Line.write(channel, bytes);
                    channel.shutdownOutput();
                    assertThat(rest(channel)).startsWith("{\"exit\":2,");
                } catch (IOException e) {
                    // It was answered and closed before all of it was sent.
                }
            }
            assertThat(ask(NODES)).isEqualTo(ONE);
        }
    }

    @Test
    void endlessLineIsCutOff() throws IOException {
        byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
        try (var _ = open(LONG);
                var channel = connect()) {
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    Line.write(channel, blanks);
                                }
                            })
                    .isInstanceOf(IOException.class);
            assertThat(ask(NODES)).isEqualTo(ONE);
        }
    }

    @Test
    void onlyOneLargeRequestIsReadAtATime() throws Exception {
        String blanks = " ".repeat(1024 * 1024);
        String request = "{\"tool\":\"cl_status\",\"arguments\":[\"listnodes\"]}\n";
        try (var _ = open(LONG);
                var first = connect()) {
            write(first, blanks);
            try (var second = connect()) {
                writeAsFarAsTaken(second, "{" + " ".repeat(300_000) + request.substring(1));
                assertThat(line(second)).contains("too large, at least for the moment");
            }

            write(first, request);

            assertThat(rest(first)).contains("\"out\":\"a\\n\"");
        }
    }

    @Test
    void clientThatSaysNothingIsCutOff() throws IOException {
        try (var _ = open(SHORT);
                var channel = connect()) {
            write(channel, "{\"tool\":");

            assertThat(rest(channel)).isEmpty();
        }
    }

    @Test
    void clientThatTakesNothingIsCutOff() throws IOException {
        String much = "x".repeat(4 * 1024 * 1024);
        try (var _ = ControlSocket.open(path(), _ -> Clusters.fixed(), () -> much, SHORT);
                var channel = connect()) {
            write(channel, "{\"status\":true}\n");
            assertThat(channel.read(ByteBuffer.allocate(1))).as("the answer begins").isOne();
            try (var served = connect()) {
                write(served, "{\"tool\":\"cl_status\",\"arguments\":[\"listnodes\"]}\n");
                assertThat(rest(served)).contains("\"out\":\"a\\n\"");
            }
            try (var waits = connect()) {
                assertThat(rest(waits)).as("cut off later than the first").isEmpty();
            }

            assertThat(rest(channel).length()).isLessThan(much.length());
        }
    }

    @Test
    void silentClientsDoNotKeepOthersFromBeingServedUntilThereAreTooMany() throws IOException {
        var silent = new ArrayList<SocketChannel>();
        try (var _ = open(LONG)) {
            for (int i = 0; i < 3; i++) {
                silent.add(connect());
            }
            assertThat(ask(NODES)).isEqualTo(ONE);

            for (int i = 3; i < 40; i++) {
                silent.add(connect());
            }
            for (SocketChannel turnedAway : answered(silent, 40 - 32)) {
                turnedAway.configureBlocking(true);
                assertThat(rest(turnedAway)).contains("too many ask at once");
            }

            for (SocketChannel channel : silent) {
                channel.close();
            }
            assertThat(askUntilServed()).isEqualTo(ONE);
        } finally {
            for (SocketChannel channel : silent) {
                channel.close();
            }
        }
    }

    /** Waits until so many have been answered; all others still wait. */
    private static List<SocketChannel> answered(List<SocketChannel> channels, int count)
            throws IOException {
        try (var selector = Selector.open()) {
            for (SocketChannel channel : channels) {
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
            }
            while (selector.selectedKeys().size() < count) {
                selector.select();
            }
            return selector.selectedKeys().stream()
                    .map(key -> (SocketChannel) key.channel())
                    .toList();
        }
    }

    /** Those that went are found out one by one; until then it may still be too many. */
    private ToolResult askUntilServed() throws IOException {
        ToolResult result = ask(NODES);
        while (result.err().contains("too many")) {
            result = ask(NODES);
        }
        return result;
    }

    @Test
    void closingCutsOffWhoeverIsServed() throws IOException {
        var socket = open(LONG);
        try (var channel = connect()) {
            assertThat(ask(NODES)).isEqualTo(ONE);

            socket.close();

            assertThat(rest(channel)).isEmpty();
            assertThatThrownBy(() -> ask(NODES)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void toolThatFailsIsReported() throws IOException {
        try (var _ =
                ControlSocket.open(
                        path(),
                        _ -> Clusters.fixed(),
                        () -> {
                            throw new IllegalStateException("no counters");
                        },
                        LONG)) {
            assertThat(ask(new ControlRequest.Status()).err()).contains("no counters");
            assertThat(ask(NODES)).isEqualTo(ONE);
        }
    }
}
