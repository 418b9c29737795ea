package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.model.node.NodeName;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A cluster that can only be reached through another host. */
@Timeout(60)
final class JumpTest {
    private static final KeyPair ALICE = Member.key(100);
    private static final KeyPair GATE = Member.key(50);

    @TempDir private Path folder;
    private final Queue<SshdSocketAddress> passed = new ConcurrentLinkedQueue<>();
    private final SshServer gate = SshServer.setUpDefaultServer();
    private StandIn cluster;
    private Seat seat;
    private Identities identities;

    @BeforeEach
    void open() throws Exception {
        cluster = new StandIn(2);
        cluster.members().forEach(member -> member.welcome(ALICE.getPublic()));
        gate.setHost("127.0.0.1");
        gate.setKeyPairProvider(KeyPairProvider.wrap(GATE));
        gate.setPublickeyAuthenticator(
                (user, key, _) -> user.equals("me") && key.equals(ALICE.getPublic()));
        gate.setForwardingFilter(new Filter());
        gate.start();
        seat = new Seat(folder);
        identities = Identities.only(KeyFiles.plain(folder, "id_ed25519", ALICE));
    }

    @AfterEach
    void close() throws Exception {
        seat.close();
        cluster.close();
        gate.stop(true);
    }

    @Test
    void theWayLeadsThroughTheGateAndBothKeysArePinned() throws Exception {
        seat.connect(identities, through("me"));

        var connected = seat.await(LinkState.Connected.class);
        cluster.change();
        seat.await(cluster.cib()::equals);

        assertThat(connected.address()).isEqualTo(cluster.member(1).address());
        assertThat(passed)
                .allMatch(to -> to.getPort() == cluster.member(1).address().port())
                .isNotEmpty();
        assertThat(seat.answers.contacts)
                .extracting(contact -> contact.host().port())
                .containsExactly(gate.getPort(), cluster.member(1).address().port());
        assertThat(Files.readString(seat.knownHosts()))
                .contains("[127.0.0.1]:" + gate.getPort() + " ")
                .contains("[127.0.0.1]:" + cluster.member(1).address().port() + " ");
    }

    @Test
    void aMoveGoesThroughTheGateAsWell() throws Exception {
        cluster.member(1).names(cluster.member(2));
        seat.connect(identities, through("me"));
        seat.await(LinkState.Connected.class);

        cluster.member(1).kill();

        assertThat(seat.await(LinkState.Connected.class).node()).isEqualTo(NodeName.of("node2"));
        seat.await(cluster.cib()::equals);
    }

    @Test
    void aGateWithAnotherKeyIsRefused() throws Exception {
        new KnownHosts(seat.knownHosts()).pin(gateAddress(), Member.key(51).getPublic());

        seat.connect(identities, through("me"));

        assertThat(seat.await(LinkState.Refused.class).reason())
                .startsWith("the key of " + gateAddress() + " has changed: ");
        assertThat(passed).isEmpty();
    }

    @Test
    void aGateThatDoesNotKnowUsSaysSo() throws Exception {
        seat.connect(identities, through("somebody"));

        assertThat(seat.await(LinkState.Refused.class).reason())
                .isEqualTo(gateAddress() + " accepts none of your keys for somebody");
    }

    private Address gateAddress() {
        return new Address("127.0.0.1", gate.getPort());
    }

    private Destination through(String user) {
        return new Destination(
                "hacluster",
                List.of(cluster.member(1).address()),
                Optional.of(new Destination.Jump(user, gateAddress())));
    }

    /** Notes where it passes connections on to. */
    private final class Filter extends AcceptAllForwardingFilter {
        @Override
        protected boolean checkAcceptance(
                String request, Session session, SshdSocketAddress target) {
            passed.add(target);
            return true;
        }
    }
}
