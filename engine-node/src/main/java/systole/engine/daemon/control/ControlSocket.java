package systole.engine.daemon.control;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.tool.ClusterAccess;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.engine.tool.Toolbox;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The control socket of a running engine. Open to root and, where there is one, to the group
 * haclient.
 *
 * <p>Four clients are served at once and some more wait; others are told to come again. A client
 * that does not say what it wants in time, or does not take its answer, is cut off. Neither can
 * hold up the engine: clients have threads of their own, which end when there is nothing to do.
 * Sixteen more may watch with a tool that goes on printing; that ends when they hang up.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final int SERVED_AT_ONCE = 4;
    private static final int WAITING = 28;
    private static final int WATCHING = 16;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path path;
    private final ServerSocketChannel server;
    private final Function<Visitor, ClusterAccess> cluster;
    private final Supplier<String> status;
    private final Duration patience;
    private final Semaphore largeRequests = new Semaphore(1);
    private final ThreadPoolExecutor clients;
    private final ThreadPoolExecutor watchers;

    private ControlSocket(
            Path path,
            ServerSocketChannel server,
            Function<Visitor, ClusterAccess> cluster,
            Supplier<String> status,
            Duration patience) {
        this.path = path;
        this.server = server;
        this.cluster = cluster;
        this.status = status;
        this.patience = patience;
        this.clients =
                new ThreadPoolExecutor(
                        SERVED_AT_ONCE,
                        SERVED_AT_ONCE,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name("control client ", 0).factory());
        clients.allowCoreThreadTimeOut(true);
        this.watchers =
                new ThreadPoolExecutor(
                        0,
                        WATCHING,
                        1,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        Thread.ofPlatform().daemon().name("control watcher ", 0).factory());
    }

    /**
     * Opens the socket and serves it until it is closed.
     *
     * @param path the file, {@link SocketFile#in} the engine's state folder
     * @param cluster what a client may see and ask
     * @param status how the engine is, as a JSON object; asked from any thread
     * @throws IOException if another engine serves it, or it cannot be made
     */
    public static ControlSocket open(
            Path path, Function<Visitor, ClusterAccess> cluster, Supplier<String> status)
            throws IOException {
        return open(path, cluster, status, Duration.ofSeconds(10));
    }

    /**
     * @param patience how long a client may take to say what it wants, and to take its answer
     */
    static ControlSocket open(
            Path path,
            Function<Visitor, ClusterAccess> cluster,
            Supplier<String> status,
            Duration patience)
            throws IOException {
        refuseIfServed(path);
        Files.deleteIfExists(path);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path), SERVED_AT_ONCE + WAITING);
            SocketFile.restrict(path);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw new IOException("cannot make the socket " + path + ": " + e.getMessage(), e);
        }
        var socket = new ControlSocket(path, server, cluster, status, patience);
        Thread.ofPlatform().daemon().name("control socket").start(socket::accept);
        return socket;
    }

    private static void refuseIfServed(Path path) throws IOException {
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException("another engine serves " + path + "; stop it first");
        } catch (SocketException e) {
            // Nobody listens: whatever lies there was left behind.
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                try {
                    clients.execute(() -> serve(client));
                } catch (RejectedExecutionException e) {
                    turnAway(client);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.error("socket={} accepts nobody just now: {}", path, e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Short enough to fit the socket's buffer, so it cannot block. */
    private static void turnAway(SocketChannel client) {
        try (client) {
            Line.write(client, ControlFormat.line(failed("too many ask at once; try again", 1)));
        } catch (IOException e) {
            // It is turned away in any case.
        }
    }

    private void serve(SocketChannel client) {
        try {
            ControlRequest request = read(client);
            if (goesOn(request)) {
                watchers.execute(() -> answerAndClose(client, request));
            } else {
                answerAndClose(client, request);
            }
        } catch (MalformedRequestException e) {
            endAndClose(client, failed("the request " + e.getMessage(), 2));
        } catch (RejectedExecutionException e) {
            endAndClose(client, failed("too many watch at once; try again", 1));
        } catch (IOException e) {
            endAndClose(client, failed("the request cannot be read", 1));
        }
    }

    private static boolean goesOn(ControlRequest request) {
        return request instanceof ControlRequest.Tool(var tool)
                && Toolbox.repeats(tool.tool(), tool.arguments()).isPresent();
    }

    private void answerAndClose(SocketChannel client, ControlRequest request) {
        endAndClose(client, answer(request, client));
    }

    private void endAndClose(SocketChannel client, ToolResult result) {
        try (client) {
            new ChannelOutlet(client, patience).end(result);
        } catch (IOException e) {
            LOG.debug("a client of the control socket went: {}", e.getMessage());
        }
    }

    private ControlRequest read(SocketChannel client)
            throws IOException, MalformedRequestException {
        try (var _ = Deadline.of(client, patience);
                var room = new Room(largeRequests)) {
            return ControlFormat.request(new LineReader(client).next(room));
        }
    }

    private ToolResult answer(ControlRequest request, SocketChannel client) {
        try {
            return switch (request) {
                case ControlRequest.Status() -> new ToolResult(status.get() + "\n", "", 0);
                case ControlRequest.Tool(var tool) -> run(tool, client);
            };
        } catch (IOException e) {
            return failed("nobody reads any more", 1);
        } catch (InterruptedException e) {
            // This thread is about to end, and says so first.
            return failed("the engine ends", 1);
        } catch (EngineSilentException e) {
            return failed(EngineSilentException.WORDS, 1);
        } catch (RuntimeException e) {
            // A tool is a function: what it could not do touched nothing else.
            LOG.error("request={} failed", request.getClass().getSimpleName(), e);
            return failed("the tool failed: " + e, 1);
        }
    }

    private ToolResult run(ToolRequest tool, SocketChannel client)
            throws IOException, InterruptedException {
        ClusterAccess access = cluster.apply(Peer.of(client));
        return Toolbox.repeats(tool.tool(), tool.arguments()).isPresent()
                ? new ToolResult(
                        "", "", Toolbox.run(tool, access, new ChannelOutlet(client, patience)))
                : Toolbox.runHere(tool, access);
    }

    private static ToolResult failed(String why, int exit) {
        return new ToolResult("", "systole: " + why + "\n", exit);
    }

    /** Serves nobody any more; who is being served is cut off. */
    @Override
    public void close() throws IOException {
        server.close();
        clients.shutdownNow();
        watchers.shutdownNow();
        Files.deleteIfExists(path);
    }
}
