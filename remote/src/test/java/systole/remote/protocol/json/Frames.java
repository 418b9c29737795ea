package systole.remote.protocol.json;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlNode;
import systole.model.xml.XmlReader;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.NodeReport;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Revision;
import systole.remote.protocol.Role;
import systole.remote.protocol.json.ConsoleFrame.Happened;
import systole.remote.protocol.json.ConsoleFrame.Versions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One of everything that can be said. */
final class Frames {
    private static final NodeName ALPHA = NodeName.of("alpha");
    private static final NodeName BETA = NodeName.of("beta");
    private static final ResourceId DB = ResourceId.of("db");
    private static final Instant NOON = Instant.parse("2030-06-15T12:00:00.123456789Z");
    private static final CibVersion BEFORE = new CibVersion(0, 7, 1);
    private static final CibVersion AFTER = new CibVersion(0, 8, 0);

    private Frames() {}

    static List<ConsoleFrame> all() {
        return Stream.of(conversation(), requests(), events(), history())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConsoleFrame> conversation() {
        return List.of(
                new ConsoleFrame.Greeting(new Versions(1, 4), "systole 1.0 \u4f60\u597d"),
                new ConsoleFrame.Hello(
                        1, "heart", ALPHA, "alice", Role.OPERATE, List.of("beta:5560", "[::1]:1")),
                new ConsoleFrame.Answer(Long.MAX_VALUE, new Reply.Done(AFTER)),
                new ConsoleFrame.Answer(2, new Reply.Refused("not \"you\"")),
                new ConsoleFrame.Withdrawal(3),
                new ConsoleFrame.Ping(4),
                new ConsoleFrame.Pong(-5),
                new ConsoleFrame.Goodbye("enough"));
    }

    private static List<ConsoleFrame> requests() {
        return Stream.of(
                        new Command.Change(patch()),
                        new Command.Move(DB, Optional.of(BETA)),
                        new Command.Move(DB, Optional.empty()),
                        new Command.CleanUp(DB, Optional.empty()),
                        new Command.Reprobe(Optional.of(ALPHA)),
                        new Command.Fail(DB, ALPHA),
                        new Command.SetAttribute(ALPHA, "fail-count-db", Optional.of("INFINITY")),
                        new Command.SetAttribute(ALPHA, "standby", Optional.empty()))
                .<ConsoleFrame>map(command -> new ConsoleFrame.Request(1, command, "because"))
                .toList();
    }

    private static List<ConsoleFrame> events() {
        return Stream.of(
                        new ClusterEvent.Snapshot(cib()),
                        new ClusterEvent.Patched(patch()),
                        new ClusterEvent.Membership(List.of(BETA, ALPHA), true),
                        new ClusterEvent.Seen(report()),
                        new ClusterEvent.Seen(lonely()),
                        new ClusterEvent.Beat(ALPHA, Duration.ofMillis(203)),
                        new ClusterEvent.OperationStarted(
                                ALPHA, DB, "monitor", Duration.ofSeconds(10)),
                        new ClusterEvent.OperationFinished(
                                ALPHA,
                                DB,
                                "start",
                                Duration.ZERO,
                                false,
                                "timed out after 20s",
                                "line\nline\u0007\n",
                                Duration.ofNanos(20_000_000_001L)),
                        new ClusterEvent.TransitionProgress(12, 3, 9, true),
                        new ClusterEvent.LogLine(NOON, BETA, ClusterEvent.Level.ERROR, "<&>"),
                        new ClusterEvent.LogLine(NOON, BETA, ClusterEvent.Level.WARNING, ""),
                        new ClusterEvent.LogLine(NOON, BETA, ClusterEvent.Level.INFO, "x"))
                .<ConsoleFrame>map(Happened::new)
                .toList();
    }

    private static List<ConsoleFrame> history() {
        var author = new Author("alice", "192.0.2.7", "maintenance");
        return List.of(
                new ConsoleFrame.Question(6, HistoryQuery.latest(20)),
                new ConsoleFrame.Question(
                        7,
                        new HistoryQuery(
                                Optional.of(NOON), Optional.of(NOON), Optional.of(BEFORE), 500)),
                new ConsoleFrame.Page(
                        7,
                        new HistoryPage(
                                List.of(
                                        new Revision(NOON, Optional.of(author), patch()),
                                        new Revision(NOON, Optional.empty(), patch())),
                                true)),
                new ConsoleFrame.NoPage(6, "no journal"));
    }

    private static NodeReport report() {
        return new NodeReport(
                ALPHA,
                Optional.of(17L),
                List.of(ALPHA, BETA),
                Optional.of(BETA),
                true,
                Optional.of(Duration.ofMillis(900)),
                List.of(
                        new NodeReport.Peer(BETA, Optional.of(17L), List.of(ALPHA)),
                        new NodeReport.Peer(BETA, Optional.empty(), List.of())),
                List.of(new NodeReport.Link("eth0", BETA, false, Duration.ofSeconds(3))),
                List.of(new NodeReport.PingNode("gateway", true)),
                List.of("clocks differ by 3 s"));
    }

    private static NodeReport lonely() {
        return new NodeReport(
                ALPHA,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static CibPatch patch() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("id", "z");
        attributes.put("admin", "a\tb");
        var element = element("<nvpair id='x' value='&lt;&quot;'/>");
        return new CibPatch(
                BEFORE,
                AFTER,
                List.of(
                        new Change.SetAttributes(List.of(), attributes),
                        new Change.Insert(List.of(0, 1), 2, element),
                        new Change.Insert(List.of(0), 0, new XmlNode.Text("text")),
                        new Change.Insert(List.of(0), 0, new XmlNode.Comment(" why ")),
                        new Change.Insert(List.of(0), 0, new XmlNode.Instruction("a", "b")),
                        new Change.Remove(List.of(3), 1),
                        new Change.Replace(List.of(), element)));
    }

    private static XmlElement element(String xml) {
        try {
            return XmlReader.read("test", xml).root();
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    private static Cib cib() {
        try {
            return Cib.parse(
                    "test",
                    "<cib admin_epoch=\"0\" epoch=\"7\" num_updates=\"1\"><configuration><!--"
                            + " \u4e2d --></configuration><status/></cib>");
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }
}
