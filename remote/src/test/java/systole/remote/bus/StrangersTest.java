package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static systole.remote.bus.Station.ALPHA;
import static systole.remote.bus.Station.BETA;
import static systole.remote.bus.Station.GAMMA;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import systole.remote.bus.Station.Connected;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Who does not belong to the cluster gets nothing and disturbs nobody. */
final class StrangersTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ClusterKeys OTHER = Station.keys("another secret");

    private final Station beta = new Station(BETA);
    private final SshClient client = SshClient.setUpDefaultClient();

    @BeforeEach
    void open() {
        beta.open();
        CoreModuleProperties.REQUEST_SHELL_REPLY.set(client, true);
        CoreModuleProperties.REQUEST_EXEC_REPLY.set(client, true);
        client.start();
    }

    @AfterEach
    void close() {
        client.stop();
        beta.close();
    }

    @Test
    void anotherClustersNodeIsRefusedAndToldOnce() throws Exception {
        try (Station alpha = new Station(ALPHA, 1, OTHER, BusLimits.USUAL).open()) {
            beta.knows(ALPHA, alpha.address());
            alpha.knows(BETA, beta.address());

            assertThat(alpha.hearRefused()).contains("not this cluster's");
            alpha.bus.reconsider(BETA);
            alpha.bus.replaceKeys(Station.KEYS);

            assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
            assertThat(alpha.refused).as("told once").isEmpty();
        }
    }

    @Test
    void whileKeysChangeBothAreAccepted() throws Exception {
        ClusterKey former = Station.KEYS.signing();
        ClusterKeys changing = new ClusterKeys(OTHER.signing(), List.of(former));
        try (Station alpha = new Station(ALPHA, 1, changing, BusLimits.USUAL).open()) {
            beta.bus.replaceKeys(new ClusterKeys(former, List.of(OTHER.signing())));
            beta.knows(ALPHA, alpha.address());
            alpha.knows(BETA, beta.address());

            assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        }
    }

    @Test
    void aNodeThatIsNotConfiguredIsRefused() throws Exception {
        try (Station alpha = new Station(ALPHA).open()) {
            beta.knows(GAMMA, Station.loopback(1));
            alpha.knows(BETA, beta.address());

            assertThat(beta.hearRefused()).isEqualTo("alpha is not a node of this cluster");
        }
    }

    @Test
    void aNodeInPlaceOfAnotherIsNotTakenForIt() throws Exception {
        try (Station alpha = new Station(ALPHA).open();
                Station gamma = new Station(GAMMA).open()) {
            gamma.knows(ALPHA, alpha.address());
            beta.knows(ALPHA, alpha.address());
            alpha.knows(BETA, gamma.address());
            alpha.say(BETA, "for beta only");

            alpha.knows(BETA, beta.address());

            assertThat(beta.hear()).isEqualTo("for beta only");
            assertThat(gamma.messages).isEmpty();
        }
    }

    @Test
    void anotherUserIsRefusedWithTheRightKeyToo() {
        assertThatThrownBy(() -> session("root", Station.KEYS).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void thePasswordOfNobodyHelps() throws Exception {
        ClientSession session =
                client.connect(SshTerms.USER, beta.address()).verify(LIMIT).getSession();
        session.addPasswordIdentity("secret");

        assertThatThrownBy(() -> session.auth().verify(LIMIT)).isInstanceOf(IOException.class);
    }

    @Test
    void theKeyOpensNeitherShellNorCommandsNorFilesNorTunnels() throws Exception {
        try (ClientSession session = session(SshTerms.USER, Station.KEYS)) {
            assertRefused(session.createShellChannel());
        }
        try (ClientSession session = session(SshTerms.USER, Station.KEYS)) {
            assertRefused(session.createExecChannel("id"));
        }
        try (ClientSession session = session(SshTerms.USER, Station.KEYS)) {
            assertRefused(session.createSubsystemChannel("sftp"));
        }
        try (ClientSession session = session(SshTerms.USER, Station.KEYS)) {
            SshdSocketAddress any = new SshdSocketAddress("127.0.0.1", beta.bus.port());
            assertRefused(session.createDirectTcpipChannel(any, any));
            assertThatThrownBy(
                            () ->
                                    session.startRemotePortForwarding(
                                            new SshdSocketAddress("127.0.0.1", 0), any))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void garbageOnThePortDoesNoHarm() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 8; i++) {
            byte[] garbage = new byte[random.nextInt(2000)];
            random.nextBytes(garbage);
            try (Socket socket = dial()) {
                if (i % 2 == 0) {
                    socket.getOutputStream().write("SSH-2.0-noise\r\n".getBytes(US_ASCII));
                }
                socket.getOutputStream().write(garbage);
            } catch (IOException refusedEarly) {
                // fine as well
            }
        }

        assertAlphaIsServed();
    }

    @Test
    void callersWhoSayNothingTakeFewPlaces() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                idle.add(dial());
            }
            int refused = 0;
            for (Socket socket : idle.subList(4, 40)) {
                socket.setSoTimeout((int) LIMIT.toMillis());
                refused += endsSoon(socket) ? 1 : 0;
            }

            assertThat(refused).isEqualTo(36);
            for (Socket socket : idle.subList(0, 4)) {
                socket.setSoTimeout(1);
                assertThat(endsSoon(socket)).as("the others went before their time").isFalse();
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        assertAlphaIsServed();
    }

    @Test
    void aNodesLineWithGarbageInItEndsAlone() throws Exception {
        beta.knows(ALPHA, Station.loopback(1));
        try (ClientSession session = session(SshTerms.USER, Station.KEYS)) {
            var channel = session.createSubsystemChannel(SshTerms.SUBSYSTEM);
            channel.open().verify(LIMIT);
            channel.getInvertedIn().write(new byte[] {127, 1, 2, 3, 4, 5, 6, 7});
            channel.getInvertedIn().flush();

            assertThat(beta.hearRefused()).contains("a frame of");
        }
        assertAlphaIsServed();
    }

    private void assertAlphaIsServed() throws Exception {
        try (Station alpha = new Station(ALPHA).open()) {
            beta.knows(ALPHA, alpha.address());
            alpha.knows(BETA, beta.address());
            alpha.say(BETA, "served");
            assertThat(beta.hear()).isEqualTo("served");
        }
    }

    private static void assertRefused(ClientChannel channel) {
        try {
            channel.open().verify(LIMIT);
        } catch (IOException refused) {
            return;
        }
        assertThat(channel.waitFor(Set.of(ClientChannelEvent.CLOSED), LIMIT))
                .as("%s", channel)
                .contains(ClientChannelEvent.CLOSED)
                .doesNotContain(ClientChannelEvent.STDOUT_DATA, ClientChannelEvent.EXIT_STATUS);
    }

    private static boolean endsSoon(Socket socket) {
        try {
            byte[] greeting = socket.getInputStream().readAllBytes();
            return greeting.length < 4096;
        } catch (SocketTimeoutException waiting) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private Socket dial() throws IOException {
        return new Socket(beta.address().getAddress(), beta.bus.port());
    }

    private ClientSession session(String user, ClusterKeys keys) throws IOException {
        ClientSession session = client.connect(user, beta.address()).verify(LIMIT).getSession();
        session.addPublicKeyIdentity(keys.signing().pair());
        try {
            session.auth().verify(LIMIT);
        } catch (IOException refused) {
            session.close(true);
            throw refused;
        }
        return session;
    }
}
