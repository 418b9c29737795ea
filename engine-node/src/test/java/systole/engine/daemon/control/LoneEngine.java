package systole.engine.daemon.control;

import systole.engine.console.ConsoleLink;
import systole.engine.console.Errands;
import systole.engine.console.Publisher;
import systole.engine.control.EngineObserver;
import systole.engine.control.EngineSettings;
import systole.engine.control.NodeEngine;
import systole.engine.executor.AgentSettings;
import systole.engine.loop.LoopThread;
import systole.engine.message.Message;
import systole.engine.os.FileCibStore;
import systole.engine.os.OsProcessRunner;
import systole.engine.os.SystemClock;
import systole.engine.os.SystemRandom;
import systole.engine.os.SystemTicker;
import systole.engine.port.EnginePorts;
import systole.engine.port.GroupChannel;
import systole.engine.port.View;
import systole.engine.scheduler.Scheduler;
import systole.engine.tool.ClusterAccess;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real engine on a loop of its own, the only member of its group. */
public final class LoneEngine implements AutoCloseable {
    /** Its name. */
    public static final NodeName NAME = NodeName.of("a");

    private final LoopThread loop;
    private final FileCibStore store;
    private final NodeEngine engine;
    private final Errands errands;
    private final Publisher publisher;
    private final View view;
    private final CountDownLatch leading = new CountDownLatch(1);

    /** An engine that has not started. */
    public LoneEngine(Path folder, Cib cib, boolean quorate) throws IOException {
        this.view = new View(1, List.of(NAME), quorate);
        this.loop = new LoopThread("engine a", new SystemTicker(), 1000, _ -> {});
        this.store = new FileCibStore(folder, loop::put);
        var ports =
                new EnginePorts(
                        new SystemTicker(),
                        new SystemClock(),
                        loop,
                        new SystemRandom(),
                        new Alone(),
                        new OsProcessRunner(loop::put, Duration.ofSeconds(1)),
                        store);
        var settings =
                EngineSettings.of(
                        cib, Scheduler::schedule, AgentSettings.usual(folder.toString(), Map.of()));
        this.publisher = new Publisher(cib, _ -> {});
        this.engine = new NodeEngine(NAME, ports, settings, new Watch());
        this.errands = new Errands(NAME, engine, loop::post);
    }

    /** Starts it, and waits until it leads. */
    public ClusterAccess start() throws InterruptedException {
        loop.put(engine::start);
        if (!leading.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not lead itself");
        }
        return access();
    }

    /** What an administrator's tools may do. */
    ClusterAccess access() {
        return accesses().of(new Visitor("root", "local", Role.ADMINISTER));
    }

    /** What visitors' tools may do. */
    public EngineAccess accesses() {
        return new EngineAccess(
                engine, errands, loop::post, () -> Optional.of(view), new SystemClock());
    }

    /** What visitors' consoles get. */
    public ConsoleLink.Source source() {
        return new ConsoleLink.Source(
                publisher,
                errands::submit,
                _ -> CompletableFuture.completedFuture(HistoryPage.EMPTY));
    }

    @Override
    public void close() {
        publisher.close();
        loop.put(engine::halt);
        loop.close();
        store.close();
    }

    private final class Watch implements EngineObserver {
        @Override
        public void cibChanged(Cib before, Cib after) {
            publisher.cib(after);
            leading.countDown();
        }
    }

    /** Whoever is alone hears itself, a little later. */
    private final class Alone implements GroupChannel {
        private Listener listener = new Deaf();

        @Override
        public void join(Listener joined) {
            listener = joined;
            loop.put(() -> joined.viewChanged(view));
        }

        @Override
        public void leave() {
            listener = new Deaf();
        }

        @Override
        public void cut() {
            leave();
        }

        @Override
        public void send(NodeName target, Message message) {
            Listener hears = listener;
            loop.put(() -> hears.received(NAME, message));
        }

        @Override
        public void broadcast(Message message) {
            send(NAME, message);
        }
    }

    private static final class Deaf implements GroupChannel.Listener {
        @Override
        public void viewChanged(View view) {
            // It has left.
        }

        @Override
        public void received(NodeName sender, Message message) {
            // It has left.
        }
    }
}
