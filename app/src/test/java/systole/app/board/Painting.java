package systole.app.board;

import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.engine.scheduler.ScoreTerm;
import systole.engine.scheduler.TransitionGraph;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlWriter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A cluster as a test wants it: the CIB, and what the scheduler is taken to have said of it. */
final class Painting {
    static final Instant NOW = Instant.parse("2026-03-01T08:41:07Z");

    /** How a node or a resource is painted. */
    enum Look {
        ONLINE,
        STANDBY,
        OFFLINE
    }

    private final Map<String, Look> nodes = new LinkedHashMap<>();
    private final List<String> top = new ArrayList<>();
    private final Map<String, String> history = new LinkedHashMap<>();
    private final List<String> constraints = new ArrayList<>();
    private final Map<String, String> failcounts = new LinkedHashMap<>();
    private final SequencedMap<ResourceId, ResourceState> states = new LinkedHashMap<>();
    private final SequencedMap<ResourceId, List<NodeName>> placement = new LinkedHashMap<>();
    private final SequencedMap<ResourceId, SequencedMap<NodeName, Score>> scores =
            new LinkedHashMap<>();
    private final SequencedMap<ResourceId, SequencedMap<NodeName, List<ScoreTerm>>> terms =
            new LinkedHashMap<>();

    Painting node(String name, Look look) {
        nodes.put(name, look);
        return this;
    }

    Painting group(String id, String... members) {
        top.add(
                "<group id=\"%s\">%s</group>"
                        .formatted(
                                id,
                                List.of(members).stream()
                                        .map(member -> primitive(member, "IPaddr2"))
                                        .collect(Collectors.joining())));
        return this;
    }

    Painting single(String id, String type) {
        top.add(primitive(id, type));
        return this;
    }

    private static String primitive(String id, String type) {
        var agent =
                switch (id) {
                    case "mysql_db" -> "mysql";
                    default -> type;
                };
        return "<primitive id=\"%s\" class=\"ocf\" provider=\"heartbeat\" type=\"%s\"/>"
                .formatted(id, agent);
    }

    Painting running(String id, String node, int score, Duration since) {
        state(id, List.of(node), List.of(), List.of(), true, false, "");
        history.merge(node, operation(id, "start", 0, NOW.minus(since)), String::concat);
        return placed(id, node, score);
    }

    Painting failed(String id, String node, int score, int exit) {
        state(id, List.of(node), List.of(node), List.of(), true, false, "not installed");
        history.merge(node, operation(id, "start", exit, NOW.minusSeconds(15)), String::concat);
        return placed(id, node, score);
    }

    Painting starting(String id, String node, int score) {
        state(id, List.of(), List.of(), List.of(node), true, false, "");
        return placed(id, node, score);
    }

    Painting unmanaged(String id, String node, int score) {
        state(id, List.of(node), List.of(), List.of(), false, false, "");
        return placed(id, node, score);
    }

    Painting stopped(String id) {
        state(id, List.of(), List.of(), List.of(), true, false, "");
        var why =
                new ScoreTerm(
                        ScoreTerm.Kind.STOPPED_BY_ADMIN,
                        Score.MINUS_INFINITY,
                        Score.MINUS_INFINITY,
                        "",
                        List.of());
        var byNode = new LinkedHashMap<NodeName, List<ScoreTerm>>();
        nodes.keySet().forEach(node -> byNode.put(NodeName.of(node), List.of(why)));
        terms.put(ResourceId.of(id), byNode);
        placement.put(ResourceId.of(id), List.of());
        return this;
    }

    Painting blocked(String id, String reason) {
        state(id, List.of(), List.of(), List.of(), true, true, reason);
        placement.put(ResourceId.of(id), List.of());
        return this;
    }

    Painting prefers(String id, String node, String score) {
        constraints.add(
                "<rsc_location id=\"%s-%s\" rsc=\"%s\" node=\"%s\" score=\"%s\"/>"
                        .formatted(id, node, id, node, score));
        return this;
    }

    /** What it would score elsewhere. */
    Painting scores(String id, String node, int score) {
        scores.computeIfAbsent(ResourceId.of(id), _ -> new LinkedHashMap<>())
                .put(NodeName.of(node), Score.of(score));
        return this;
    }

    Painting failures(String id, String node, int count) {
        failcounts.merge(
                node,
                "<nvpair id=\"fc-%s\" name=\"fail-count-%s\" value=\"%d\"/>"
                        .formatted(id, id, count),
                String::concat);
        return this;
    }

    private Painting placed(String id, String node, int score) {
        placement.put(ResourceId.of(id), List.of(NodeName.of(node)));
        scores.computeIfAbsent(ResourceId.of(id), _ -> new LinkedHashMap<>())
                .put(NodeName.of(node), Score.of(score));
        return this;
    }

    private void state(
            String id,
            List<String> active,
            List<String> failed,
            List<String> pending,
            boolean managed,
            boolean blocked,
            String reason) {
        states.put(
                ResourceId.of(id),
                new ResourceState(
                        names(active),
                        names(failed),
                        names(pending),
                        managed,
                        blocked,
                        false,
                        reason));
    }

    private static List<NodeName> names(List<String> nodes) {
        return nodes.stream().map(NodeName::of).toList();
    }

    private static String operation(String id, String name, int exit, Instant at) {
        return """
        <lrm_resource id="%s" class="ocf" provider="heartbeat" type="Dummy">
        <lrm_rsc_op id="%s_last_0" operation="%s" interval="0" call-id="7" rc-code="%d"
        op-status="0" last-rc-change="%d" transition-key="1:2:0:x"/></lrm_resource>
        """
                .formatted(id, id, name, exit, at.getEpochSecond());
    }

    /** The document. */
    Cib cib() {
        var list = new StringBuilder();
        var status = new StringBuilder();
        nodes.forEach(
                (name, look) -> {
                    list.append(node(name, look == Look.STANDBY));
                    status.append(nodeState(name, look != Look.OFFLINE));
                });
        var text =
                """
                <cib admin_epoch="0" epoch="41" num_updates="7" have-quorum="1" dc-uuid="%s"
                validate-with="pacemaker-3.9"><configuration><crm_config><cluster_property_set
                id="o"><nvpair id="o-f" name="stonith-enabled" value="false"/>
                </cluster_property_set></crm_config><nodes>%s</nodes>
                <resources>%s</resources><constraints>%s</constraints><rsc_defaults>
                <meta_attributes id="d"><nvpair id="d-s" name="resource-stickiness" value="100"/>
                <nvpair id="d-f" name="resource-failure-stickiness" value="-100"/>
                </meta_attributes></rsc_defaults></configuration><status>%s</status></cib>
                """
                        .formatted(
                                nodes.keySet().iterator().next(),
                                list,
                                String.join("", top),
                                String.join("", constraints),
                                status);
        return read(text);
    }

    /** A CIB of that root. */
    static Cib reread(XmlElement root) {
        return read(XmlWriter.write(root));
    }

    private static Cib read(String text) {
        try {
            return Cib.parse("painting", text);
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    private static String node(String name, boolean standby) {
        return """
        <node id="%s" uname="%s" type="normal"><instance_attributes id="nodes-%s">
        <nvpair id="standby-%s" name="standby" value="%s"/></instance_attributes></node>
        """
                .formatted(name, name, name, name, standby ? "on" : "off");
    }

    private String nodeState(String name, boolean online) {
        return """
        <node_state id="%s" uname="%s" in_ccm="%s" crmd="%s" join="%s" expected="member">
        <transient_attributes id="%s"><instance_attributes id="status-%s">%s
        </instance_attributes></transient_attributes>
        <lrm id="%s"><lrm_resources>%s</lrm_resources></lrm></node_state>
        """
                .formatted(
                        name,
                        name,
                        online,
                        online ? "online" : "offline",
                        online ? "member" : "down",
                        name,
                        name,
                        failcounts.getOrDefault(name, ""),
                        name,
                        history.getOrDefault(name, ""));
    }

    /** What the scheduler is taken to have said. */
    Decision decision() {
        return new Decision(
                NOW,
                scores,
                placement,
                states,
                terms,
                TransitionGraph.EMPTY,
                List.of(),
                Optional.empty());
    }

    List<NodeName> members() {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue() != Look.OFFLINE)
                .map(node -> NodeName.of(node.getKey()))
                .toList();
    }

    /** A cluster the real scheduler finds nothing to do for. */
    static Painting resting() {
        return new Painting()
                .node("mysql1", Look.ONLINE)
                .node("mysql2", Look.ONLINE)
                .node("node3", Look.STANDBY)
                .group("group-mysql", "vip", "mysql_db")
                .single("backup", "Process")
                .single("web", "apache")
                .running("vip", "mysql1", 0, Duration.ofDays(4))
                .running("mysql_db", "mysql1", 0, Duration.ofDays(4))
                .running("backup", "mysql1", 0, Duration.ofMinutes(40))
                .running("web", "mysql2", 0, Duration.ofHours(12))
                .failures("mysql_db", "mysql1", 2)
                .prefers("group-mysql", "mysql1", "200")
                .prefers("group-mysql", "mysql2", "150")
                .prefers("web", "mysql2", "100");
    }

    /** Many nodes with many resources. */
    static Painting crowd(int nodes, int resources) {
        var painting = new Painting();
        for (int i = 1; i <= nodes; i++) {
            painting.node("node" + i, i == 5 ? Look.OFFLINE : Look.ONLINE);
        }
        for (int i = 1; i <= resources; i++) {
            var node = 1 + i % nodes == 5 ? 6 : 1 + i % nodes;
            var id = "resource-" + i;
            painting.single(id, "Process")
                    .running(id, "node" + Math.min(nodes, node), i * 10, Duration.ofMinutes(i));
        }
        return painting;
    }

    /** One node, and names longer than any column. */
    static Painting lonely() {
        return new Painting()
                .node("the-one-and-only-node-with-a-very-long-name.example.org", Look.ONLINE)
                .group("group-of-everything-that-has-to-run-together-on-one-node", "vip", "x")
                .single("resource-with-a-name-that-nobody-would-want-to-type-more-than-once", "A")
                .stopped("vip")
                .stopped("x")
                .failed(
                        "resource-with-a-name-that-nobody-would-want-to-type-more-than-once",
                        "the-one-and-only-node-with-a-very-long-name.example.org",
                        -1234,
                        1)
                .failures(
                        "resource-with-a-name-that-nobody-would-want-to-type-more-than-once",
                        "the-one-and-only-node-with-a-very-long-name.example.org",
                        12);
    }

    /** The cluster of the design study. */
    static Painting study() {
        return new Painting()
                .node("mysql1", Look.ONLINE)
                .node("mysql2", Look.ONLINE)
                .node("node3", Look.STANDBY)
                .group("group-mysql", "vip", "mysql_db")
                .single("backup", "Process")
                .single("web", "apache")
                .single("cache", "redis")
                .single("report", "Process")
                .single("legacy", "lsb")
                .single("archive", "Filesystem")
                .running("vip", "mysql1", 500, Duration.ofDays(4))
                .running("mysql_db", "mysql1", Score.INFINITE, Duration.ofDays(4))
                .failures("mysql_db", "mysql1", 2)
                .failed("backup", "mysql1", -Score.INFINITE, 5)
                .failures("backup", "mysql1", 1)
                .running("web", "mysql2", 100, Duration.ofHours(12))
                .starting("cache", "mysql2", 0)
                .unmanaged("legacy", "node3", 0)
                .stopped("report")
                .blocked("archive", "waits for fencing of node4");
    }
}
