package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.server.House.Outcome;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Consoles as the subsystem carries them, and those who come without wanting anything. */
@Timeout(120)
final class ConsoleOverSshTest {
    private static final NodeName ALPHA = NodeName.of("alpha");

    @TempDir private Path folder;

    @BeforeAll
    static void opensshIsThere() {
        assumeTrue(Files.isExecutable(House.SSH), "there is no " + House.SSH);
    }

    private static DoorLimits limits(Duration login, Duration idle, Duration patience) {
        DoorLimits usual = DoorLimits.USUAL;
        TalkLimits talk = usual.console();
        return new DoorLimits(
                login,
                usual.wrongKeys(),
                usual.sessionsFromOne(),
                usual.sessions(),
                idle,
                usual.alive(),
                new TalkLimits(patience, talk.frames(), talk.weight(), talk.requests()));
    }

    private static Process console(House house, Path key) throws IOException {
        List<String> words = house.ssh(key);
        words.add(1, "-s");
        return house.start(House.with(words, ConsoleDoor.SUBSYSTEM));
    }

    private static Console streams(Process ssh) {
        return new Console(ssh.getInputStream(), ssh.getOutputStream());
    }

    @Test
    void carriesAConversationFromTheGreetingToTheGoodbye() throws Exception {
        try (House house = new House(folder)) {
            Process ssh = console(house, house.guest("role=\"operate\""));
            Console console = streams(ssh);

            ConsoleFrame.Hello hello = console.begin();
            assertThat(hello)
                    .isEqualTo(
                            new ConsoleFrame.Hello(
                                    1,
                                    "heart",
                                    ALPHA,
                                    "alice",
                                    Role.OPERATE,
                                    List.of("beta:5560", "gamma:5560")));
            FakeLink link = house.reception.nextLink();
            assertThat(link.visitor).isEqualTo(new Visitor("alice", "127.0.0.1", Role.OPERATE));

            var move = new Command.Move(ResourceId.of("db"), Optional.of(ALPHA));
            console.say(new ConsoleFrame.Request(4, move, "maintenance"));
            FakeLink.Asked asked = link.nextAsked();
            assertThat(asked.command()).isEqualTo(move);
            assertThat(asked.reason()).isEqualTo("maintenance");
            var done = new Reply.Done(new CibVersion(0, 8, 0));
            asked.reply().complete(done);
            assertThat(console.hear()).isEqualTo(new ConsoleFrame.Answer(4, done));

            console.say(new ConsoleFrame.Goodbye("enough"));
            assertThat(console.hearGoodbye()).isEqualTo("as the console wishes");
            assertThat(House.end(ssh).code()).isZero();
            FakeLink.await(link.closed, "the link is closed");
        }
    }

    @Test
    void aConsoleThatTakesNothingIsSentAwayWithTheReason() throws Exception {
        DoorLimits quick =
                limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMillis(500));
        try (House house = new House(folder, quick)) {
            Process ssh = console(house, house.guest(""));
            streams(ssh).begin();
            FakeLink link = house.reception.nextLink();
            FakeLink.await(link.subscribed, "the console listens");
            var line =
                    new ClusterEvent.LogLine(
                            Instant.EPOCH, ALPHA, ClusterEvent.Level.INFO, "x".repeat(4000));

            for (int i = 0; i < 2000; i++) {
                link.happens(line);
            }

            FakeLink.await(link.closed, "the console is dropped");
            assertThat(House.end(ssh).err()).contains("nothing was taken for");
            assertThat(house.ask(folder.resolve("guest"), "whoami").code()).isZero();
        }
    }

    @Test
    void whoWantsNothingIsSentAway() throws Exception {
        DoorLimits quick =
                limits(Duration.ofSeconds(10), Duration.ofMillis(300), Duration.ofSeconds(10));
        try (House house = new House(folder, quick)) {
            Outcome outcome = house.run(house.ssh(house.guest(""), "-N"));

            assertThat(outcome.err()).contains("nothing was asked for long");
            assertThat(outcome.code()).isEqualTo(255);
        }
    }

    @Test
    void whoTakesTooLongToLogInIsGoneAndHoldsUpNobody() throws Exception {
        DoorLimits quick =
                limits(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(10));
        try (House house = new House(folder, quick);
                Socket slow = new Socket(house.address().getAddress(), house.port())) {
            Path guest = house.guest("");
            byte[] banner = "SSH-2.0-slow_____________________________________".getBytes(US_ASCII);
            slow.setSoTimeout(100);
            boolean gone = false;

            slow.getOutputStream().write(banner, 0, 1);
            assertThat(house.ask(guest, "whoami").code()).isZero();
            for (int i = 1; i < banner.length && !gone; i++) {
                gone = isGone(slow, banner[i]);
            }

            assertThat(gone).as("sent away before the %s bytes were out", banner.length).isTrue();
            assertThat(house.ask(guest, "whoami").code()).isZero();
        }
    }

    /** Sends one more byte after a while; tells whether the other end has gone. */
    private static boolean isGone(Socket socket, byte next) {
        try {
            socket.getOutputStream().write(next);
            while (socket.getInputStream().read() >= 0) {
                // the door's own banner
            }
            return true;
        } catch (SocketTimeoutException waiting) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
