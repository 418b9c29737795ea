package systole.engine.message.json;

import systole.engine.message.Errand;
import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.HistoryEntry;
import systole.model.node.HistoryEntry.Status;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlNode;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** At least one message of every kind, with awkward values. */
final class Samples {
    static final String AWKWARD = "a<&>\"'\\ 中文 😀 \ud800 \t\r\n\u0001\u2028";

    static final ResourceId RESOURCE = ResourceId.of("mysql_db");
    static final AgentName AGENT = new AgentName("ocf", "heartbeat", "mysql");
    static final CibVersion VERSION = new CibVersion(1, 41, 7);

    private static final String CIB =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- 说明 -->
            <cib admin_epoch="1" epoch="41" num_updates="7">
              <configuration>
                <crm_config/>
                <nodes><node id="1" uname="alpha" type="normal"/></nodes>
                <resources x="&lt;&amp;&gt;&quot;&#10;">
                  <primitive id="mysql_db" class="ocf" provider="heartbeat" type="mysql"/>
                </resources>
                <constraints><!-- none --></constraints>
              </configuration>
              <status/>
            </cib>
            """;

    private Samples() {}

    static List<Message> all() {
        var result = new Message.Result(RESOURCE, AGENT, entry(Optional.of(Instant.EPOCH)));
        return List.of(
                new Message.Join(Long.MAX_VALUE, true, cib(), histories(), List.of(operation())),
                new Message.Join(-1, false, cib(), List.of(), List.of()),
                new Message.Welcome(7, cib()),
                new Message.Update(7, patch()),
                new Message.Update(
                        7, patch(), Optional.of(new Author("alice", "192.0.2.7", "a<&>\"'"))),
                new Message.Watch(true),
                new Message.News(new ClusterEvent.Beat(NodeName.of("alpha"), Duration.ofMillis(3))),
                new Message.Stored(7, VERSION),
                new Message.Execute(operation()),
                new Message.Cancel(operation(), AWKWARD),
                new Message.Forget(RESOURCE, "4:1:0:alpha"),
                result,
                new Message.Result(RESOURCE, AGENT, entry(Optional.empty())),
                new Message.Confirmed("4:1:0:alpha"),
                request(1, new Command.Change(patch())),
                request(2, new Command.Move(RESOURCE, Optional.empty())),
                request(3, new Command.Move(RESOURCE, node())),
                request(4, new Command.CleanUp(RESOURCE, Optional.empty())),
                request(5, new Command.CleanUp(RESOURCE, node())),
                request(6, attribute(Optional.of("a<&>\"'\\ 中文 😀 \t\r\n\u2028"))),
                request(7, attribute(Optional.empty())),
                request(10, new Command.Reprobe(Optional.empty())),
                request(11, new Command.Reprobe(node())),
                request(12, new Command.Fail(RESOURCE, node().orElseThrow())),
                new Message.Withdrawal(Long.MIN_VALUE),
                new Message.Answer(8, new Reply.Done(VERSION)),
                new Message.Answer(9, new Reply.Refused(AWKWARD)),
                new Message.Leave(List.of(NodeName.of("alpha"), NodeName.of("节点"))),
                new Message.LeaveGranted());
    }

    private static Message request(long id, Command command) {
        return new Message.Request(
                id, new Errand(new Visitor("alice", "192.0.2.7", Role.OPERATE), "节点 <&>", command));
    }

    static Cib cib() {
        try {
            return Cib.parse("sample", CIB);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    static CibPatch patch() {
        XmlElement inserted = XmlElement.of("op", "id", "中文 <&>\"\n\t", "empty", "");
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("type", "not the kind of the message");
        attributes.put("a", AWKWARD);
        return new CibPatch(
                VERSION,
                VERSION.nextEpoch(),
                List.of(
                        new Change.SetAttributes(List.of(), attributes),
                        new Change.Insert(List.of(0, 2), 0, inserted.append(inserted)),
                        new Change.Insert(List.of(0), 1, new XmlNode.Text(AWKWARD)),
                        new Change.Insert(List.of(0), 1, new XmlNode.Comment(" remark ")),
                        new Change.Insert(List.of(0), 1, new XmlNode.Instruction("t", "d")),
                        new Change.Remove(List.of(0, 2, 1), 3),
                        new Change.Replace(List.of(), XmlElement.of("cib"))));
    }

    static Operation operation() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("z", AWKWARD);
        parameters.put("a", "");
        parameters.put("CRM_meta_timeout", "20000");
        return new Operation(
                RESOURCE,
                new AgentName("lsb", "", "mysql"),
                "monitor",
                Duration.ofSeconds(10, 1),
                Duration.ZERO,
                Duration.ofSeconds(20),
                parameters,
                7,
                "4:1:7:alpha");
    }

    static HistoryEntry entry(Optional<Instant> changed) {
        return new HistoryEntry(
                "mysql_db_monitor_10000",
                "monitor",
                Duration.ofSeconds(10),
                -1,
                Integer.MIN_VALUE,
                Status.TIMED_OUT,
                Integer.MAX_VALUE,
                "4:1:7:alpha",
                "",
                changed);
    }

    private static List<ResourceHistory> histories() {
        HistoryEntry late = entry(Optional.of(Instant.parse("2026-01-31T12:00:00.123456789Z")));
        return List.of(
                new ResourceHistory(RESOURCE, AGENT, List.of(late, late)),
                new ResourceHistory(ResourceId.of("ip"), AGENT, List.of()));
    }

    private static Optional<NodeName> node() {
        return Optional.of(NodeName.of("beta"));
    }

    private static Command attribute(Optional<String> value) {
        return new Command.SetAttribute(NodeName.of("beta"), "fail-count-mysql_db", value);
    }
}
