package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.ConsoleFrame.Versions;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One conversation over pipes, with a clock that stands still. */
@Timeout(60)
final class ConsoleTalkTest {
    private static final NodeName ALPHA = NodeName.of("alpha");
    private static final Command CLEAN_UP =
            new Command.CleanUp(ResourceId.of("db"), Optional.empty());
    private static final Reply DONE = new Reply.Done(new CibVersion(0, 8, 0));
    private static final TalkLimits LIMITS =
            new TalkLimits(Duration.ofSeconds(10), 200, 1 << 20, 3);

    private final FakeReception reception = new FakeReception();
    private final FakeAlarms alarms = new FakeAlarms();
    private final BlockingQueue<String> cuts = new LinkedBlockingQueue<>();
    private Pipe toNode;
    private Pipe toConsole;
    private Console console;
    private Thread talk;

    @BeforeEach
    void open() throws IOException {
        toNode = Pipe.open();
        toConsole = Pipe.open();
        console =
                new Console(
                        Channels.newInputStream(toConsole.source()),
                        Channels.newOutputStream(toNode.sink()));
        talk = Thread.ofVirtual().start(() -> talk(Role.OPERATE));
    }

    @AfterEach
    void close() throws Exception {
        toNode.sink().close();
        toConsole.source().close();
        assertThat(talk.join(Duration.ofSeconds(60))).as("the conversation ends").isTrue();
        FakeLink link = reception.links.poll();
        if (link != null) {
            FakeLink.await(link.cancelled, "the events are cancelled");
            FakeLink.await(link.closed, "the link is closed");
        }
    }

    private void talk(Role role) {
        try (OutputStream out = Channels.newOutputStream(toConsole.sink())) {
            var line =
                    new ConsoleTalk.Line(Channels.newInputStream(toNode.source()), out, this::cut);
            new ConsoleTalk(
                            reception,
                            new Visitor("alice", "192.0.2.7", role),
                            LIMITS,
                            alarms,
                            line)
                    .run();
        } catch (IOException closed) {
            cuts.add(closed.toString());
        }
    }

    private void cut(String reason) {
        cuts.add(reason);
        try {
            toConsole.source().close();
            toNode.source().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String nextCut() throws InterruptedException {
        String reason = cuts.poll(60, TimeUnit.SECONDS);
        assertThat(reason).as("the line is cut").isNotNull();
        return reason;
    }

    private FakeLink begin() throws Exception {
        console.begin();
        FakeLink link = reception.nextLink();
        reception.links.add(link); // for the end
        FakeLink.await(link.subscribed, "the console listens");
        return link;
    }

    @Test
    void answersComeInAnyOrderEachToItsRequest() throws Exception {
        FakeLink link = begin();
        console.say(new ConsoleFrame.Request(1, CLEAN_UP, "first"));
        console.say(new ConsoleFrame.Request(2, CLEAN_UP, "second"));
        FakeLink.Asked first = link.nextAsked();
        FakeLink.Asked second = link.nextAsked();

        second.reply().complete(DONE);
        assertThat(console.hear()).isEqualTo(new ConsoleFrame.Answer(2, DONE));
        first.reply().complete(new Reply.Refused("no"));
        assertThat(console.hear()).isEqualTo(new ConsoleFrame.Answer(1, new Reply.Refused("no")));
    }

    @Test
    void aWithdrawnRequestIsCancelled() throws Exception {
        FakeLink link = begin();
        console.say(new ConsoleFrame.Request(1, CLEAN_UP, ""));
        FakeLink.Asked asked = link.nextAsked();

        console.say(new ConsoleFrame.Withdrawal(99));
        console.say(new ConsoleFrame.Withdrawal(1));

        assertThat(console.hear())
                .isEqualTo(new ConsoleFrame.Answer(1, new Reply.Refused("withdrawn")));
        assertThat(asked.reply()).isCancelled();
    }

    @Test
    void requestsBeyondTheLimitAreRefusedUntilOthersAreAnswered() throws Exception {
        FakeLink link = begin();
        for (int id = 1; id <= 4; id++) {
            console.say(new ConsoleFrame.Request(id, CLEAN_UP, ""));
        }

        assertThat(console.hear())
                .isEqualTo(
                        new ConsoleFrame.Answer(4, new Reply.Refused("too many requests at once")));
        link.nextAsked().reply().complete(DONE);
        assertThat(console.hear()).isEqualTo(new ConsoleFrame.Answer(1, DONE));
        console.say(new ConsoleFrame.Request(5, CLEAN_UP, ""));
        link.nextAsked();
        link.nextAsked();
        assertThat(link.nextAsked().reply()).isNotDone();
    }

    @Test
    void anIdInUseEndsTheConversation() throws Exception {
        begin();
        console.say(new ConsoleFrame.Request(1, CLEAN_UP, ""));
        console.say(new ConsoleFrame.Request(1, CLEAN_UP, ""));

        assertThat(console.hearGoodbye()).isEqualTo("the id 1 is in use");
    }

    @Test
    void historyIsLookedUpOrTheReasonGiven() throws Exception {
        begin();
        console.say(new ConsoleFrame.Question(1, HistoryQuery.latest(1)));
        assertThat(console.hear()).isEqualTo(new ConsoleFrame.Page(1, HistoryPage.EMPTY));

        console.say(new ConsoleFrame.Question(2, HistoryQuery.latest(2)));
        assertThat(console.hear()).isEqualTo(new ConsoleFrame.NoPage(2, "no journal"));
    }

    @Test
    void whatALaterVersionSaysIsSkippedOrRefused() throws Exception {
        begin();
        sayRaw("{\"type\":\"weather\",\"sun\":true}");
        sayRaw("{\"type\":\"wish\",\"id\":8}");
        sayRaw("{\"type\":\"request\",\"id\":9,\"command\":{\"type\":\"levitate\"}}");
        console.say(new ConsoleFrame.Ping(3));

        assertThat(console.hear())
                .isEqualTo(
                        new ConsoleFrame.Answer(
                                8, new Reply.Refused("this node does not know \"wish\"")));
        assertThat(console.hear())
                .isEqualTo(
                        new ConsoleFrame.Answer(
                                9,
                                new Reply.Refused(
                                        "this node does not know the command \"levitate\"")));
        assertThat(console.hear()).isEqualTo(new ConsoleFrame.Pong(3));
    }

    private void sayRaw(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        console.out().write(ByteBuffer.allocate(4).putInt(bytes.length).array());
        console.out().write(bytes);
    }

    @Test
    void versionsWithoutACommonOneAreNamed() throws Exception {
        console.say(new ConsoleFrame.Greeting(new Versions(2, 3), "later"));

        assertThat(console.hearGoodbye())
                .isEqualTo(
                        "this node speaks version 1 of the protocol, the console versions 2 to 3");
    }

    @Test
    void aConversationWithoutAGreetingEnds() throws Exception {
        console.say(new ConsoleFrame.Ping(1));

        assertThat(console.hearGoodbye()).isEqualTo("a conversation begins with a greeting");
    }

    @Test
    void whoDoesNotGreetIsCutOff() throws Exception {
        alarms.awaitSet();
        alarms.pass(Duration.ofSeconds(9));
        assertThat(cuts).isEmpty();

        alarms.pass(Duration.ofSeconds(10));

        assertThat(nextCut()).isEqualTo("no greeting came");
    }

    @Test
    void garbageEndsTheConversationWithAReason() throws Exception {
        begin();
        sayRaw("{\"type\":\"request\",\"id\":1}");

        assertThat(console.hearGoodbye()).isEqualTo("command is missing");
    }

    @Test
    void whatOnlyANodeSaysEndsTheConversation() throws Exception {
        begin();
        console.say(new ConsoleFrame.Answer(1, DONE));

        assertThat(console.hearGoodbye()).isEqualTo("a console does not say that");
    }

    @Test
    void aFrozenConsoleIsCutOffAndTheClusterNeverWaits() throws Exception {
        FakeLink link = begin();
        alarms.set.clear();
        for (int i = 0; i < 150; i++) {
            link.happens(line(4000)); // more than a pipe holds, less than may wait
        }
        while (alarms.armed() == 0) {
            alarms.awaitSet();
        }

        alarms.pass(Duration.ofSeconds(10));

        assertThat(nextCut()).isEqualTo("nothing was taken for 10 s");
    }

    @Test
    void aConsoleForWhichTooMuchWaitsIsToldAndCutOff() throws Exception {
        FakeLink link = begin();
        for (int i = 0; i < 1000; i++) {
            link.happens(line(4000));
        }

        assertThat(console.hear(ConsoleFrame.Goodbye.class).reason())
                .isEqualTo("too much waits for this console");
        alarms.pass(Duration.ofSeconds(2));
        assertThat(nextCut()).isEqualTo("too much waits for this console");
    }

    @Test
    void beatsDoNotFillTheQueueOfASlowConsole() throws Exception {
        FakeLink link = begin();
        for (int i = 0; i < 50; i++) {
            link.happens(line(4000)); // the pipe is full
        }

        for (int i = 0; i < 5000; i++) {
            link.happens(new ClusterEvent.Beat(ALPHA, Duration.ofMillis(200)));
        }
        link.happens(new ClusterEvent.TransitionProgress(1, 2, 3, false));

        while (!(console.hear(ConsoleFrame.Happened.class).event()
                instanceof ClusterEvent.TransitionProgress)) {
            assertThat(cuts).isEmpty();
        }
    }

    private static ClusterEvent line(int length) {
        return new ClusterEvent.LogLine(
                Instant.EPOCH, ALPHA, ClusterEvent.Level.INFO, "x".repeat(length));
    }
}
