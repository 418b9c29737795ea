package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

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
import systole.remote.protocol.json.ConsoleFrame;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A console and the cluster it is linked to, in good and in bad times. */
@Timeout(60)
final class SshClusterLinkTest {
    private static final KeyPair ALICE = Member.key(100);
    private static final Command HARMLESS =
            new Command.CleanUp(ResourceId.of("db"), Optional.empty());
    private static final Command ENDLESS =
            new Command.CleanUp(ResourceId.of(Member.NEVER), Optional.empty());

    @TempDir private Path folder;
    private StandIn cluster;
    private Seat seat;
    private Identities identities;

    @BeforeEach
    void open() throws Exception {
        cluster = new StandIn(3);
        cluster.members().forEach(member -> member.welcome(ALICE.getPublic()));
        seat = new Seat(folder);
        identities = Identities.only(KeyFiles.plain(folder, "id_ed25519", ALICE));
    }

    @AfterEach
    void close() {
        seat.close();
        cluster.close();
    }

    @Test
    void itHearsTheSnapshotTheMembershipAndEveryChange() throws Exception {
        seat.connect(identities, cluster.member(1));

        var connected = seat.await(LinkState.Connected.class);
        assertThat(connected)
                .isEqualTo(
                        new LinkState.Connected(
                                NodeName.of("node1"),
                                cluster.member(1).address(),
                                "alice",
                                Role.OPERATE));
        for (int i = 0; i < 100; i++) {
            cluster.change();
        }
        seat.await(cluster.cib()::equals);

        assertThat(seat.link().clusterName()).isEqualTo("stand-in");
        assertThat(seat.snapshots()).isEqualTo(1);
        assertThat(seat.memberships()).isEqualTo(1);
        assertThat(seat.faults()).isEmpty();
    }

    @Test
    void whoComesLaterHearsThePresentStateFirst() throws Exception {
        seat.connect(identities, cluster.member(1));
        cluster.change();
        seat.await(cluster.cib()::equals);
        var heard = Collections.synchronizedList(new ArrayList<ClusterEvent>());
        var both = new CountDownLatch(2);

        seat.link()
                .subscribe(
                        event -> {
                            heard.add(event);
                            both.countDown();
                        });

        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(heard)
                .containsExactly(
                        new ClusterEvent.Snapshot(cluster.cib()),
                        new ClusterEvent.Membership(cluster.names(), true));
    }

    @Test
    void whoFallsBehindGetsTheStateInsteadOfWhatTheyMissed() throws Exception {
        seat.connect(identities, cluster.member(1));
        seat.await(cluster.cib()::equals);
        var go = new CountDownLatch(1);
        var two = new CountDownLatch(2);
        var heard = new AtomicInteger();
        seat.link()
                .subscribe(
                        event -> {
                            Seat.await(go);
                            heard.incrementAndGet();
                            if (event instanceof ClusterEvent.Snapshot) {
                                two.countDown();
                            }
                        });

        for (int i = 0; i < 12_000; i++) {
            cluster.change();
        }
        seat.await(cluster.cib()::equals);
        go.countDown();

        assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasValueLessThan(12_000);
    }

    @Test
    void commandsAreAnsweredAndTheHistoryIsFound() throws Exception {
        seat.connect(identities, cluster.member(1));
        seat.await(LinkState.Connected.class);

        Reply reply = seat.link().submit(HARMLESS, "tidy up").get(20, TimeUnit.SECONDS);
        HistoryPage page = seat.link().history(HistoryQuery.latest(3)).get(20, TimeUnit.SECONDS);

        assertThat(reply).isEqualTo(new Reply.Done(cluster.cib().version()));
        assertThat(page).isEqualTo(HistoryPage.EMPTY);
        assertThat(cluster.member(1).nextAsked())
                .isEqualTo(new ConsoleFrame.Request(1, HARMLESS, "tidy up"));
    }

    @Test
    void aCancelledCommandIsTakenBack() throws Exception {
        seat.connect(identities, cluster.member(1));
        seat.await(LinkState.Connected.class);
        var reply = seat.link().submit(ENDLESS);
        assertThat(cluster.member(1).nextAsked()).isInstanceOf(ConsoleFrame.Request.class);

        reply.cancel(false);
        seat.link().submit(HARMLESS).get(20, TimeUnit.SECONDS);

        assertThat(cluster.member(1).heard()).contains(new ConsoleFrame.Withdrawal(1));
    }

    @Test
    void withoutAConnectionCommandsAreRefused() throws Exception {
        cluster.member(1).kill();
        seat.connect(identities, cluster.member(1));
        var connecting = seat.await(LinkState.Connecting.class);

        Reply reply = seat.link().submit(HARMLESS).get(20, TimeUnit.SECONDS);

        assertThat(connecting.reason()).contains("refused");
        assertThat(reply).isEqualTo(new Reply.Refused("not connected: " + connecting.reason()));
    }

    @Test
    void whoNeverSaysHelloIsNotWaitedForForEver() throws Exception {
        LinkPace usual = LinkPace.USUAL;
        seat.pace =
                new LinkPace(usual.quiet(), Duration.ofSeconds(1), usual.stagger(), usual.pause());
        cluster.member(1).freeze();

        seat.connect(identities, cluster.member(1));

        assertThat(seat.await(LinkState.Connecting.class).troubles()).isNotEmpty();
    }

    @Test
    void whenANodeDiesInAStreamOfChangesTheNextOneTakesOver() throws Exception {
        Member first = cluster.member(1);
        first.names(cluster.member(2), cluster.member(3));
        trustAll();
        seat.connect(identities, first);
        seat.await(LinkState.Connected.class);
        seat.awaitMemberships(1);
        var doubtful = seat.link().submit(ENDLESS);
        first.nextAsked();

        for (int i = 0; i < 10_000; i++) {
            cluster.change();
            if (i == 4_000) {
                Thread.ofVirtual().start(() -> kill(first));
            }
        }

        assertThat(seat.await(LinkState.Lost.class).reason()).startsWith("node1 ");
        assertThat(seat.await(LinkState.Connected.class).node()).isNotEqualTo(first.name());
        seat.await(cluster.cib()::equals);
        seat.awaitMemberships(2);
        assertThat(seat.faults()).isEmpty();
        assertThat(seat.snapshots()).isEqualTo(2);
        assertThat(seat.memberships()).isEqualTo(2);
        assertThat(doubtful.get(20, TimeUnit.SECONDS))
                .isEqualTo(new Reply.Refused(Conversation.IN_DOUBT));
        assertThat(cluster.member(2).heard()).noneMatch(ConsoleFrame.Request.class::isInstance);
        assertThat(cluster.member(3).heard()).noneMatch(ConsoleFrame.Request.class::isInstance);
    }

    @Test
    void aFrozenNodeIsLeft() throws Exception {
        Member first = cluster.member(1);
        first.names(cluster.member(2));
        trustAll();
        seat.connect(identities, first);
        seat.await(LinkState.Connected.class);
        seat.await(cluster.cib()::equals);

        first.freeze();
        for (int i = 0; i <= 2 * Silence.TICKS_TO_ASK; i++) {
            seat.ticks.tick();
        }

        assertThat(seat.await(LinkState.Lost.class).reason())
                .isEqualTo("node1 does not answer any more");
        assertThat(seat.await(LinkState.Connected.class).node()).isEqualTo(NodeName.of("node2"));
    }

    @Test
    void aQuietNodeThatAnswersIsKept() throws Exception {
        seat.connect(identities, cluster.member(1));
        seat.await(LinkState.Connected.class);
        seat.await(cluster.cib()::equals);

        for (int round = 0; round < 5; round++) {
            seat.ticks.tick();
            seat.ticks.tick();
            seat.link().history(HistoryQuery.latest(1)).get(20, TimeUnit.SECONDS);
        }

        assertThat(cluster.member(1).heard()).contains(new ConsoleFrame.Ping(0));
        assertThat(seat.link().state()).isInstanceOf(LinkState.Connected.class);
    }

    @Test
    void theOtherMembersAreMetWhileAllIsWell() throws Exception {
        cluster.member(1).names(cluster.member(2), cluster.member(3));
        seat.connect(identities, cluster.member(1));
        seat.await(LinkState.Connected.class);
        while (!new KnownHosts(seat.knownHosts()).hasKeyOf(cluster.member(3).address())) {
            Thread.onSpinWait();
        }
        assertThat(seat.answers.contacts).hasSize(3);
        seat.answers.trusting = false;

        cluster.member(1).kill();

        assertThat(seat.await(LinkState.Connected.class).node()).isEqualTo(NodeName.of("node2"));
        assertThat(seat.answers.contacts).hasSize(3);
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        seat.connect(identities, cluster.member(1));
        seat.await(LinkState.Connected.class);
        assertThat(ours()).isNotEmpty();

        seat.link().close();
        seat.await(LinkState.Closed.class);

        while (!ours().isEmpty()) {
            Thread.onSpinWait();
        }
        var goodbye = new ConsoleFrame.Goodbye("the console was closed");
        while (!cluster.member(1).heard().contains(goodbye)) {
            Thread.onSpinWait();
        }
    }

    private static List<String> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(
                        name ->
                                name.startsWith("link ")
                                        || name.startsWith("cluster events")
                                        || name.toLowerCase(Locale.ROOT).contains("sshd-sshclient"))
                .toList();
    }

    private void trustAll() throws Exception {
        var known = new KnownHosts(seat.knownHosts());
        for (int i = 1; i <= 3; i++) {
            known.pin(cluster.member(i).address(), Member.key(i).getPublic());
        }
    }

    private static void kill(Member member) {
        try {
            member.kill();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
