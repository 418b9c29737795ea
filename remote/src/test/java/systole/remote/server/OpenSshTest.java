package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.remote.server.House.Outcome;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What people with the OpenSSH client get, and what they do not. */
@Timeout(120)
final class OpenSshTest {
    @TempDir private Path folder;
    private House house;
    private Path alice;

    @BeforeAll
    static void opensshIsThere() {
        assumeTrue(Files.isExecutable(House.SSH), "there is no " + House.SSH);
    }

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        alice = house.guest("role=\"operate\"");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void runsToolsAsTheKeySays() throws Exception {
        Outcome who = house.ask(alice, "whoami");

        assertThat(who.out()).isEqualTo("alice OPERATE from 127.0.0.1\n");
        assertThat(who.err()).doesNotContain("denied");
        assertThat(who.code()).isZero();
    }

    @Test
    void splitsWordsAndKeepsStreamsAndExitCodesApart() throws Exception {
        Outcome told = house.ask(alice, "words -a 'b  c' \"$HOME;*\" d\\ e");

        assertThat(told.out()).isEqualTo("words|-a|b  c|$HOME;*|d e\n");
        assertThat(told.err()).endsWith("told\n");
        assertThat(told.code()).isEqualTo(7);
    }

    @Test
    void feedsToolsFromStandardInput() throws Exception {
        Process ssh = house.start(House.with(house.ssh(alice), "cat"));
        try (OutputStream in = ssh.getOutputStream()) {
            in.write("<cib/>".getBytes(UTF_8));
        }

        assertThat(House.end(ssh).out()).isEqualTo("<cib/>");
    }

    @Test
    void aLineThatIsNoneIsRefusedWithWords() throws Exception {
        Outcome told = house.ask(alice, "words 'open");

        assertThat(told.err()).endsWith("systole: a quote that is not closed\n");
        assertThat(told.code()).isEqualTo(2);
        assertThat(house.reception.calls).isEmpty();
    }

    @Test
    void aBrokenToolSaysSoAndTheDoorStaysOpen() throws Exception {
        Outcome fault = house.ask(alice, "fault");

        assertThat(fault.err()).contains("internal error");
        assertThat(fault.code()).isEqualTo(70);
        assertThat(house.ask(alice, "whoami").code()).isZero();
    }

    @Test
    void aToolEndsWhenItsVisitorGoes() throws Exception {
        Process ssh = house.start(House.with(house.ssh(alice), "wait"));
        FakeLink.await(house.reception.waiting, "the tool runs");

        ssh.destroyForcibly();

        FakeLink.await(house.reception.interrupted, "the tool is interrupted");
    }

    @Test
    void whoDoesNotReadHoldsUpOnlyTheirOwnTool() throws Exception {
        Process ssh = house.start(House.with(house.ssh(alice), "flood"));
        FakeLink.await(house.reception.waiting, "the tool runs");
        assertThat(ssh.getInputStream().readNBytes(1 << 20)).hasSize(1 << 20);

        assertThat(house.ask(alice, "whoami").code()).isZero();
        ssh.destroyForcibly();

        FakeLink.await(house.reception.interrupted, "the tool ends");
        assertThat(house.reception.flooded.get()).isLessThan(24 << 20);
    }

    @Test
    void thereIsNoShellButAWordAboutWhatThereIs() throws Exception {
        Outcome plain = house.run(house.ssh(alice, "-T"));
        Outcome terminal = house.run(house.ssh(alice, "-tt"));

        assertThat(plain.err()).contains("There is no shell here", "crm_mon -1");
        assertThat(plain.code()).isEqualTo(1);
        assertThat(terminal.err()).contains("PTY allocation request failed");
        assertThat(terminal.code()).isNotZero();
    }

    @Test
    void thereAreNoFiles() throws Exception {
        Outcome sftp = house.run(copier("sftp", "hacluster@127.0.0.1:/etc/passwd"));
        Outcome scp = house.run(copier("scp", alice.toString(), "hacluster@127.0.0.1:x"));
        Outcome oldScp = house.run(copier("scp", "-O", alice.toString(), "hacluster@127.0.0.1:x"));

        assertThat(sftp.err()).contains("subsystem request failed");
        assertThat(sftp.code()).isNotZero();
        assertThat(scp.code()).isNotZero();
        assertThat(oldScp.err()).contains("scp: not a tool");
        assertThat(oldScp.code()).isNotZero();
    }

    private List<String> copier(String program, String... more) {
        List<String> words = house.ssh(alice);
        words.set(0, "/usr/bin/" + program);
        words.set(words.indexOf("-p"), "-P");
        words.removeLast();
        return House.with(words, more);
    }

    @Test
    void localForwardingLeadsNowhere() throws Exception {
        Path socket = folder.resolve("forward");
        Process ssh =
                house.start(
                        house.ssh(
                                alice,
                                "-N",
                                "-L",
                                socket + ":127.0.0.1:" + house.port(),
                                "-o",
                                "PermitLocalCommand=yes",
                                "-o",
                                "LocalCommand=echo ready"));
        assertThat(ssh.inputReader().readLine()).isEqualTo("ready");

        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            assertThat(channel.read(ByteBuffer.allocate(64))).isEqualTo(-1);
        }
        assertThat(
                        ssh.errorReader()
                                .lines()
                                .filter(line -> line.contains("open failed"))
                                .findFirst())
                .isPresent();
    }

    @Test
    void dynamicForwardingLeadsNowhere() throws Exception {
        int port = freePort();
        Process ssh =
                house.start(
                        house.ssh(
                                alice,
                                "-N",
                                "-D",
                                "127.0.0.1:" + port,
                                "-o",
                                "PermitLocalCommand=yes",
                                "-o",
                                "LocalCommand=echo ready"));
        assertThat(ssh.inputReader().readLine()).isEqualTo("ready");

        try (Socket socks = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socks.setSoTimeout(60_000);
            int door = house.port();
            socks.getOutputStream().write(new byte[] {5, 1, 0});
            socks.getOutputStream()
                    .write(new byte[] {5, 1, 0, 1, 127, 0, 0, 1, (byte) (door >> 8), (byte) door});

            String heard = new String(socks.getInputStream().readAllBytes(), UTF_8);

            assertThat(heard).as("no greeting of the door").doesNotContain("SSH-2.0");
        }
    }

    @Test
    void remoteForwardingIsRefused() throws Exception {
        Outcome refused =
                house.run(
                        house.ssh(
                                alice,
                                "-N",
                                "-R",
                                "0:127.0.0.1:" + house.port(),
                                "-o",
                                "ExitOnForwardFailure=yes"));

        assertThat(refused.err()).contains("remote port forwarding failed");
        assertThat(refused.code()).isEqualTo(255);
    }

    @Test
    void anAgentIsNotTakenAndDoesNoHarm() throws Exception {
        Path socket = folder.resolve("agent");
        Process agent = house.start(List.of("/usr/bin/ssh-agent", "-D", "-a", socket.toString()));
        assertThat(agent.inputReader().readLine()).contains("SSH_AUTH_SOCK");

        List<String> words = house.ssh(alice, "-v", "-A");
        words.set(words.indexOf("IdentityAgent=none"), "IdentityAgent=" + socket);
        Outcome who = house.run(House.with(words, "whoami"));

        assertThat(who.err()).contains("Requesting authentication agent forwarding");
        assertThat(who.out()).startsWith("alice OPERATE");
        assertThat(who.err()).doesNotContain("auth-agent@openssh.com");
    }

    @Test
    void windowsAreNotForwarded() throws Exception {
        var ssh = new ProcessBuilder(House.with(house.ssh(alice, "-X"), "whoami"));
        ssh.environment().put("DISPLAY", "127.0.0.1:99");

        Outcome who = House.end(house.start(ssh));

        assertThat(who.err()).contains("X11 forwarding request failed");
        assertThat(who.out()).startsWith("alice OPERATE");
    }

    @Test
    void variablesOfTheVisitorChangeNothing() throws Exception {
        Outcome who =
                house.run(
                        House.with(
                                house.ssh(alice, "-v", "-o", "SetEnv=LD_PRELOAD=/tmp/evil.so"),
                                "whoami"));

        assertThat(who.err()).contains("LD_PRELOAD");
        assertThat(who.out()).startsWith("alice OPERATE");
        assertThat(System.getenv("LD_PRELOAD")).isNotEqualTo("/tmp/evil.so");
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
