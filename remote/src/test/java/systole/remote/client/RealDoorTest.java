package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
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
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The console's end and the node's end of SSH, together. */
@Timeout(120)
final class RealDoorTest {
    private static final KeyPair ALICE = Member.key(100);
    private static final Command HARMLESS =
            new Command.CleanUp(ResourceId.of("db"), Optional.empty());

    @TempDir private Path folder;
    private final List<ConsoleDoor> doors = new ArrayList<>();
    private StandIn cluster;
    private Seat seat;
    private Identities identities;

    @BeforeEach
    void open() throws Exception {
        cluster = new StandIn(0);
        seat = new Seat(folder);
        identities = Identities.only(KeyFiles.plain(folder, "id_ed25519", ALICE));
        Files.writeString(
                folder.resolve("authorized_keys"),
                "role=\"operate\",user=\"alice\" " + PublicKeyEntry.toString(ALICE.getPublic()));
    }

    @AfterEach
    void close() {
        seat.close();
        doors.forEach(ConsoleDoor::close);
    }

    @Test
    void theConsoleHearsEverythingAndIsHeard() throws Exception {
        seat.connect(identities, to(door("node1")));

        assertThat(seat.await(LinkState.Connected.class))
                .isEqualTo(
                        new LinkState.Connected(
                                NodeName.of("node1"),
                                address(doors.getFirst()),
                                "alice",
                                Role.OPERATE));
        for (int i = 0; i < 1_000; i++) {
            cluster.change();
        }
        seat.await(cluster.cib()::equals);

        assertThat(seat.faults()).isEmpty();
        assertThat(seat.link().submit(HARMLESS, "a reason").get(20, TimeUnit.SECONDS))
                .isEqualTo(new Reply.Refused("alice OPERATE a reason"));
        assertThat(seat.link().history(HistoryQuery.latest(7)).get(20, TimeUnit.SECONDS))
                .isEqualTo(HistoryPage.EMPTY);
    }

    @Test
    void whenTheDoorClosesInAStreamOfChangesTheNextOneTakesOver() throws Exception {
        ConsoleDoor first = door("node1");
        ConsoleDoor second = door("node2");
        seat.connect(
                identities,
                new Destination(
                        "hacluster", List.of(address(first), address(second)), Optional.empty()));
        seat.await(LinkState.Connected.class);

        for (int i = 0; i < 10_000; i++) {
            cluster.change();
            if (i == 5_000) {
                Thread.ofVirtual().start(first::close);
            }
        }

        seat.await(LinkState.Lost.class);
        assertThat(seat.await(LinkState.Connected.class).node()).isEqualTo(NodeName.of("node2"));
        seat.await(cluster.cib()::equals);
        assertThat(seat.faults()).isEmpty();
    }

    @Test
    void aKeyTheDoorDoesNotKnowIsRefusedInWords() throws Exception {
        Files.writeString(folder.resolve("authorized_keys"), "");
        seat.connect(identities, to(door("node1")));

        assertThat(seat.await(LinkState.Refused.class).reason())
                .isEqualTo(address(doors.getFirst()) + " accepts none of your keys for hacluster");
    }

    private static Destination to(ConsoleDoor door) {
        return new Destination("hacluster", List.of(address(door)), Optional.empty());
    }

    private static Address address(ConsoleDoor door) {
        return new Address("127.0.0.1", door.port());
    }

    private ConsoleDoor door(String node) throws IOException {
        var door =
                new ConsoleDoor(
                        new DoorSettings(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                folder.resolve("authorized_keys"),
                                folder.resolve(node + "_host_key"),
                                DoorLimits.USUAL,
                                InstantSource.fixed(Instant.parse("2030-06-15T12:00:00Z"))),
                        new Guests(NodeName.of(node)));
        door.open();
        doors.add(door);
        return door;
    }

    /** Shows the stand-in, and repeats what it is asked for. */
    private final class Guests implements Reception {
        private final NodeName node;

        Guests(NodeName node) {
            this.node = node;
        }

        @Override
        public Place place() {
            return new Place(node, List.of());
        }

        @Override
        public ClusterLink console(Visitor visitor) {
            return new ClusterLink() {
                @Override
                public String clusterName() {
                    return "stand-in";
                }

                @Override
                public Subscription subscribe(Consumer<ClusterEvent> listener) {
                    return cluster.follow(listener)::run;
                }

                @Override
                public CompletableFuture<Reply> submit(Command command, String reason) {
                    return CompletableFuture.completedFuture(
                            new Reply.Refused(
                                    visitor.user() + " " + visitor.role() + " " + reason));
                }

                @Override
                public CompletableFuture<HistoryPage> history(HistoryQuery query) {
                    return CompletableFuture.completedFuture(HistoryPage.EMPTY);
                }

                @Override
                public void close() {
                    // the stand-in stays
                }
            };
        }

        @Override
        public int tool(Visitor visitor, List<String> words, Streams streams) {
            return 1;
        }
    }
}
