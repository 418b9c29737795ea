package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.remote.ssh.Ed25519;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Visitors that do what no honest program does. */
@Timeout(120)
final class StubbornVisitorsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final KeyPair MALLORY = Ed25519.ofSeed(new byte[32]);

    @TempDir private Path folder;
    private final SshClient client = SshClient.setUpDefaultClient();
    private House house;
    private Path alice;

    @BeforeAll
    static void opensshIsThere() {
        assumeTrue(Files.isExecutable(House.SSH), "there is no " + House.SSH);
    }

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        alice = house.guest("");
        Files.writeString(
                house.keys,
                PublicKeyEntry.toString(MALLORY.getPublic()) + " mallory\n",
                StandardOpenOption.APPEND);
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    @AfterEach
    void close() {
        client.stop();
        house.close();
    }

    private ClientSession session() throws IOException {
        ClientSession session =
                client.connect(DoorSettings.USER, house.address()).verify(LIMIT).getSession();
        session.addPublicKeyIdentity(MALLORY);
        session.auth().verify(LIMIT);
        return session;
    }

    private static ChannelExec flood(ClientSession session) throws IOException {
        ChannelExec channel = session.createExecChannel("flood");
        channel.open().verify(LIMIT);
        return channel;
    }

    private void assertAliceIsServed() throws Exception {
        assertThat(house.ask(alice, "whoami").out()).startsWith("alice READ");
    }

    @Test
    void channelsThatCloseWhileTheirToolsCannotWriteHoldUpNobody() throws Exception {
        List<ChannelExec> channels = new ArrayList<>();
        try (ClientSession session = session()) {
            for (int i = 0; i < 4; i++) {
                channels.add(flood(session)); // the streams are never read: windows fill
            }
            assertAliceIsServed();

            for (ChannelExec channel : channels) {
                assertThat(channel.close(false).await(LIMIT)).isTrue();
            }

            FakeLink.await(house.reception.interrupted, "a tool ends");
            assertAliceIsServed();
        }
    }

    @Test
    void aBoundlessWindowDoesNotMeanBoundlessMemory() throws Exception {
        CoreModuleProperties.WINDOW_SIZE.set(client, 1L << 30);
        ClientSession session = session();
        ChannelExec channel = flood(session);
        assertThat(channel.getInvertedOut().readNBytes(1 << 16)).hasSize(1 << 16);

        session.getIoSession().suspendRead();
        assertAliceIsServed();
        long before = house.reception.flooded.get();
        assertAliceIsServed();

        assertThat(house.reception.flooded.get() - before).isLessThan(32L << 20);
        assertThat(house.reception.flooded.get()).isLessThan(256L << 20);
        session.close(true);
        FakeLink.await(house.reception.interrupted, "the tool ends");
        assertAliceIsServed();
    }

    @Test
    void whoPipesInTooMuchIsToldAndNobodyElseSuffers() throws Exception {
        Process ssh = house.start(House.with(house.ssh(alice), "cat"));
        Thread.startVirtualThread(() -> pour(ssh.getOutputStream(), new byte[3 << 20]));

        House.Outcome told = House.end(ssh);

        assertThat(told.err()).endsWith("systole: too much input\n");
        assertThat(told.code()).isEqualTo(1);
        assertAliceIsServed();
    }

    private static void pour(OutputStream to, byte[] bytes) {
        try (to) {
            to.write(bytes);
        } catch (IOException ended) {
            // the test sees the other end
        }
    }

    @Test
    void newKeysOnTheWayLoseNothing() throws Exception {
        byte[] sent = new byte[2 << 20];
        new Random(23).nextBytes(sent);
        Process ssh = house.start(House.with(house.ssh(alice, "-o", "RekeyLimit=128K"), "cat"));
        Thread.startVirtualThread(() -> pour(ssh.getOutputStream(), sent));

        assertThat(ssh.getInputStream().readAllBytes()).isEqualTo(sent);
        assertThat(ssh.waitFor()).isZero();
    }
}
