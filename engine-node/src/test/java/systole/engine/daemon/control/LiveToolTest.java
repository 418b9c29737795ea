package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.tool.ClusterAccess;
import systole.engine.tool.DistantTool;
import systole.engine.tool.Outlet;
import systole.engine.tool.Standing;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Tools that go on printing: over the socket, and over any other way in. */
@Timeout(60)
class LiveToolTest {
    private static final ControlRequest WATCH =
            new ControlRequest.Tool(ToolRequest.of("crm_mon", "-i", "1h"));

    @TempDir private Path folder = Path.of("");

    /** A cluster whose CIB is exchanged, and which knows when it is not looked at any more. */
    private static final class Changing implements ClusterAccess {
        private final AtomicReference<Cib> cib = new AtomicReference<>(Clusters.oneNode());
        private final ClusterAccess fixed = Clusters.fixed();
        private final CountDownLatch looks = new CountDownLatch(3);
        private ZonedDateTime now = fixed.now();

        void change() {
            cib.updateAndGet(
                    old -> {
                        CibVersion next = old.version().nextEpoch();
                        try {
                            return old.withRoot(next.mark(old.root()));
                        } catch (XmlException e) {
                            throw new AssertionError(e);
                        }
                    });
        }

        @Override
        public Cib cib() {
            looks.countDown();
            return cib.get();
        }

        @Override
        public Reply submit(Command command) {
            return fixed.submit(command);
        }

        @Override
        public Standing standing() {
            return fixed.standing();
        }

        @Override
        public ZonedDateTime now() {
            return now;
        }
    }

    /** Prints into a list; a script says what happens in each pause. */
    private static final class Script implements Outlet {
        private final List<ToolResult> printed = new ArrayList<>();
        private final List<Runnable> pauses;

        Script(Runnable... pauses) {
            this.pauses = new ArrayList<>(List.of(pauses));
        }

        @Override
        public void print(ToolResult part) {
            printed.add(part);
        }

        @Override
        public boolean pause(Duration time) {
            if (pauses.isEmpty()) {
                return false;
            }
            pauses.removeFirst().run();
            return true;
        }
    }

    private static int run(Changing cluster, Outlet outlet, String... words) throws Exception {
        return DistantTool.run(List.of(words), InputStream.nullInputStream(), cluster, outlet);
    }

    @Test
    void pageIsPrintedAgainWhenTheClusterHasChanged() throws Exception {
        var cluster = new Changing();
        Runnable nothing = () -> {};
        var outlet = new Script(nothing, nothing, cluster::change, nothing);

        assertThat(run(cluster, outlet, "crm_mon")).isZero();

        assertThat(outlet.printed).hasSize(2);
    }

    @Test
    void pageIsPrintedAgainAfterItsInterval() throws Exception {
        var cluster = new Changing();
        Runnable later = () -> cluster.now = cluster.now.plusSeconds(2);
        var outlet = new Script(later, later, later);

        assertThat(run(cluster, outlet, "crm_mon", "-i", "4s")).isZero();

        assertThat(outlet.printed).hasSize(2);
    }

    @Test
    void oneShotToolsPrintOnceAndNeverWait() throws Exception {
        var outlet = new Script(() -> {});

        assertThat(run(new Changing(), outlet, "crm_mon", "-1")).isZero();
        assertThat(run(new Changing(), outlet, "crm_resource", "-W", "-r", "x")).isEqualTo(234);

        assertThat(outlet.printed).hasSize(2);
        assertThat(outlet.pauses).hasSize(1);
    }

    @Test
    void noFileOfTheNodeIsReadForAVisitor() throws Exception {
        var outlet = new Script();

        assertThat(run(new Changing(), outlet, "crm_mon", "-1", "-X", "/etc/passwd")).isEqualTo(2);
        assertThat(run(new Changing(), outlet, "cibadmin", "-R", "-x", "/etc/passwd")).isEqualTo(2);

        assertThat(outlet.printed)
                .allSatisfy(
                        part -> assertThat(part.err()).contains("no file can be read from here"));
    }

    @Test
    void watchersHearEveryPageUntilTheyHangUp() throws Exception {
        var cluster = new Changing();
        var gone = new CountDownLatch(1);
        try (var _ =
                        ControlSocket.open(
                                SocketFile.in(folder), _ -> watched(cluster, gone), () -> "{}");
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var pages = new ArrayList<String>();
            var client =
                    pool.submit(
                            () ->
                                    new ControlClient(SocketFile.in(folder))
                                            .ask(
                                                    WATCH,
                                                    part -> {
                                                        pages.add(part.out());
                                                        cluster.change();
                                                        if (pages.size() == 3) {
                                                            throw new IOException("enough");
                                                        }
                                                    }));

            assertThatThrownBy(client::get).hasRootCauseMessage("enough");

            assertThat(pages).hasSize(3).allMatch(page -> page.contains("Node: a (a-id)"));
            assertThat(gone.await(30, TimeUnit.SECONDS)).as("the engine has noticed").isTrue();
        }
    }

    /** The same cluster; the latch falls when the thread that looks at it has come to its end. */
    private static ClusterAccess watched(Changing cluster, CountDownLatch gone) {
        return new ClusterAccess() {
            private final AtomicReference<Optional<Thread>> watcher =
                    new AtomicReference<>(Optional.empty());

            @Override
            public Cib cib() {
                Thread self = Thread.currentThread();
                if (watcher.getAndSet(Optional.of(self)).isEmpty()) {
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    self.join();
                                    gone.countDown();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
                }
                return cluster.cib();
            }

            @Override
            public Reply submit(Command command) {
                return cluster.submit(command);
            }

            @Override
            public Standing standing() {
                return cluster.standing();
            }

            @Override
            public ZonedDateTime now() {
                return cluster.now();
            }
        };
    }

    @Test
    void engineThatEndsEndsItsWatchers() throws Exception {
        var cluster = new Changing();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var socket = ControlSocket.open(SocketFile.in(folder), _ -> cluster, () -> "{}");
            var client =
                    pool.submit(() -> new ControlClient(SocketFile.in(folder)).ask(WATCH, _ -> {}));
            assertThat(cluster.looks.await(30, TimeUnit.SECONDS)).as("it waits").isTrue();

            socket.close();

            assertThat(client.get()).isEqualTo(new ToolResult("", "systole: the engine ends\n", 1));
        }
    }
}
