package systole.engine.demo;

import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.AgentName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A cluster as text, as {@code crm_mon -1} shows it, with scores and failcounts beside. Pure. */
public final class MonitorText {
    private static final String RULE = "============";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    private final Cib cib;
    private final Decision decision;
    private final List<NodeName> members;
    private final List<String> lines = new ArrayList<>();

    private MonitorText(Cib cib, Decision decision, List<NodeName> members) {
        this.cib = cib;
        this.decision = decision;
        this.members = members;
    }

    /**
     * The text, without a line end at its end.
     *
     * @param members who takes part, oldest first
     */
    public static String of(
            Cib cib, Decision decision, List<NodeName> members, Instant now, ZoneId zone) {
        var text = new MonitorText(cib, decision, members);
        text.head(now, zone);
        text.nodes();
        cib.configuration().resources().forEach(text::resource);
        text.failedActions();
        return String.join("\n", text.lines);
    }

    private void head(Instant now, ZoneId zone) {
        lines.add(RULE);
        lines.add("Last updated: " + TIME.withZone(zone).format(now));
        lines.add(
                "Current DC: "
                        + cib.controller()
                                .filter(members::contains)
                                .map(name -> name + " (" + idOf(name) + ")")
                                .orElse("NONE"));
        lines.add(
                cib.configuration().nodes().stream().filter(Node::member).count()
                        + " Nodes configured.");
        lines.add(cib.configuration().resources().size() + " Resources configured.");
        lines.add(RULE);
        lines.add("");
    }

    private String idOf(NodeName name) {
        return cib.configuration().node(name).map(Node::id).orElse(name.value());
    }

    private void nodes() {
        for (Node node : cib.configuration().nodes()) {
            if (node.member()) {
                lines.add("Node: %s (%s): %s".formatted(node.name(), node.id(), state(node)));
            }
        }
        lines.add("");
    }

    private String state(Node node) {
        boolean online =
                members.contains(node.name())
                        && cib.state(node.name()).map(NodeState::online).orElse(false);
        if (!online) {
            return "OFFLINE";
        }
        boolean standby =
                Optional.ofNullable(node.attributes().get("standby"))
                        .flatMap(CibWords::bool)
                        .orElse(false);
        return standby ? "standby" : "online";
    }

    private void resource(Resource resource) {
        switch (resource) {
            case Resource.Primitive primitive -> primitive(primitive, "");
            case Resource.Group group -> {
                lines.add("Resource Group: " + group.id());
                group.members().forEach(member -> primitive(member, "    "));
            }
            case Resource.Clone clone -> lines.add("Clone Set: " + clone.id() + "\t(not run)");
        }
    }

    private void primitive(Resource.Primitive primitive, String indent) {
        lines.add(
                "%s%s\t(%s):\t%s%s"
                        .formatted(
                                indent,
                                primitive.id(),
                                agent(primitive.agent()),
                                standing(primitive.id()),
                                failures(primitive.id())));
    }

    private static String agent(AgentName agent) {
        return (agent.provider().isEmpty() ? "" : agent.provider() + "::")
                + agent.standard()
                + ":"
                + agent.type();
    }

    private String standing(ResourceId id) {
        ResourceState state = decision.states().get(id);
        if (state == null) {
            return "Unknown";
        }
        String flags =
                (state.managed() ? "" : " (unmanaged)")
                        + (state.blocked() ? " BLOCKED" : "")
                        + (failedWhereActive(state) ? " FAILED" : "");
        return state.activeOn().isEmpty()
                ? "Stopped" + flags
                : "Started "
                        + state.activeOn().stream()
                                .map(node -> node + score(id, node))
                                .collect(Collectors.joining(" "))
                        + flags;
    }

    private String score(ResourceId id, NodeName node) {
        return decision.score(id, node).map(score -> " (score " + score + ")").orElse("");
    }

    private static boolean failedWhereActive(ResourceState state) {
        return state.activeOn().stream().anyMatch(state.failedOn()::contains);
    }

    private String failures(ResourceId id) {
        String counts =
                cib.status().stream()
                        .filter(state -> cib.failcount(state.name(), id) > 0)
                        .map(state -> state.name() + "=" + cib.failcount(state.name(), id))
                        .collect(Collectors.joining(" "));
        return counts.isEmpty() ? "" : "\tfailures " + counts;
    }

    private void failedActions() {
        var failed = new ArrayList<String>();
        for (NodeState state : cib.status()) {
            state.history()
                    .forEach(
                            history ->
                                    history.entries().stream()
                                            .filter(MonitorText::failed)
                                            .map(entry -> line(state.name(), entry))
                                            .forEach(failed::add));
        }
        if (!failed.isEmpty()) {
            lines.add("");
            lines.add("Failed actions:");
            lines.addAll(failed);
        }
    }

    private static boolean failed(HistoryEntry entry) {
        return entry.status() != HistoryEntry.Status.PENDING
                && entry.exitCode() != 0
                && entry.exitCode() != entry.expectedExitCode()
                && !entry.isProbe();
    }

    private static String line(NodeName node, HistoryEntry entry) {
        String how = entry.status() == HistoryEntry.Status.TIMED_OUT ? "Timed Out" : "Error";
        return "    %s (node=%s, call=%d, rc=%d): %s"
                .formatted(entry.key(), node, entry.callId(), entry.exitCode(), how);
    }
}
