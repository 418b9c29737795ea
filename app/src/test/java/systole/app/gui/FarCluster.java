package systole.app.gui;

import static org.assertj.core.api.Assertions.assertThat;

import systole.engine.demo.DemoCib;
import systole.engine.embedded.EmbeddedCluster;
import systole.model.node.NodeName;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;
import systole.remote.server.ConsoleDoor;
import systole.remote.server.DoorLimits;
import systole.remote.server.DoorSettings;
import systole.remote.server.Reception;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A real cluster with real agents behind a real door, on this machine. */
public final class FarCluster implements AutoCloseable {
    public static final Path KEYGEN = Path.of("/usr/bin/ssh-keygen");

    private final EmbeddedCluster cluster;
    private final Path folder;
    private ConsoleDoor door;

    /** A cluster that lets nobody in yet. */
    public FarCluster(Path folder) throws IOException {
        this.folder = folder;
        cluster =
                EmbeddedCluster.start(
                        DemoCib.shipped(DemoCib.USUAL_NODES, 0),
                        EmbeddedCluster.Settings.temporary("far-away"));
        Files.writeString(folder.resolve("authorized_keys"), "");
        door = open(0);
    }

    private ConsoleDoor open(int port) throws IOException {
        var opened =
                new ConsoleDoor(
                        new DoorSettings(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                                folder.resolve("authorized_keys"),
                                folder.resolve("console_host_key"),
                                DoorLimits.USUAL,
                                InstantSource.fixed(Instant.parse("2030-06-15T12:00:00Z"))),
                        new Guests());
        opened.open();
        return opened;
    }

    /** Makes a key and lets it in with that role; gives back the file of the private one. */
    public Path guest(String name, Role role) throws IOException, InterruptedException {
        Path file = folder.resolve("id_" + name);
        Process making =
                new ProcessBuilder(
                                KEYGEN.toString(),
                                "-q",
                                "-t",
                                "ed25519",
                                "-N",
                                "",
                                "-C",
                                name,
                                "-f",
                                file.toString())
                        .start();
        assertThat(making.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Files.writeString(
                folder.resolve("authorized_keys"),
                "role=\"%s\",user=\"%s\" %s"
                        .formatted(
                                role.name().toLowerCase(Locale.ROOT),
                                name,
                                Files.readString(folder.resolve("id_" + name + ".pub"))));
        return file;
    }

    public int port() {
        return door.port();
    }

    public String address() {
        return "ssh://hacluster@127.0.0.1:" + port();
    }

    public EmbeddedCluster cluster() {
        return cluster;
    }

    /** Nobody answers any more. */
    public void shut() {
        door.close();
    }

    /** Somebody answers again, at the same place. */
    public void reopen() throws IOException {
        door = open(door.port());
    }

    @Override
    public void close() {
        door.close();
        cluster.close();
    }

    private final class Guests implements Reception {
        @Override
        public Place place() {
            return new Place(NodeName.of("mysql1"), List.of());
        }

        @Override
        public ClusterLink console(Visitor visitor) {
            return new View(visitor);
        }

        @Override
        public int tool(Visitor visitor, List<String> words, Streams streams) {
            return 1;
        }
    }

    /** Who may only read is refused; leaving leaves the cluster as it is. */
    private final class View implements ClusterLink {
        private final Visitor visitor;

        View(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public String clusterName() {
            return cluster.clusterName();
        }

        @Override
        public Subscription subscribe(Consumer<ClusterEvent> listener) {
            return cluster.subscribe(listener);
        }

        @Override
        public CompletableFuture<Reply> submit(Command command, String reason) {
            return visitor.role().allows(Role.OPERATE)
                    ? cluster.submit(command, reason)
                    : CompletableFuture.completedFuture(
                            new Reply.Refused(visitor.user() + " may only look"));
        }

        @Override
        public CompletableFuture<HistoryPage> history(HistoryQuery query) {
            return cluster.history(query);
        }

        @Override
        public void close() {
            // the cluster stays
        }
    }
}
