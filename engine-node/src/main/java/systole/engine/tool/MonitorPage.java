package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;
import systole.model.node.NodeState;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code crm_mon} prints. */
final class MonitorPage {
    private static final DateTimeFormatter LIKE_CTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);
    private static final String RULE = "============\n";

    private final Cib cib;
    private final List<Item> items;
    private final StringBuilder out = new StringBuilder();

    private MonitorPage(Cib cib) {
        this.cib = cib;
        this.items = Inventory.of(cib);
    }

    /**
     * The whole page.
     *
     * @param byNode resources stand below the nodes they run on
     * @param inactive what does not run is listed, too
     */
    static String text(Cib cib, ZonedDateTime now, boolean byNode, boolean inactive) {
        var page = new MonitorPage(cib);
        page.head(now);
        page.nodes().forEach(node -> page.node(node, byNode));
        page.resources(byNode, inactive);
        page.failures();
        return page.out.toString();
    }

    /** One line that says whether all is well. */
    static String line(Cib cib) {
        var page = new MonitorPage(cib);
        var troubles = new ArrayList<String>();
        if (page.controller().isEmpty()) {
            troubles.add("No DC ");
        }
        page.nodes()
                .filter(node -> !page.online(node) && !page.standby(node))
                .forEach(node -> troubles.add("offline node: " + node.name()));
        if (!troubles.isEmpty()) {
            return "Warning:" + String.join(",", troubles) + "\n";
        }
        long standby = page.nodes().filter(page::standby).count();
        return "Ok: %d nodes online%s, %d resources configured\n"
                .formatted(
                        page.nodes().count() - standby,
                        standby == 0 ? "" : ", " + standby + " standby nodes",
                        page.items.size());
    }

    private Stream<Node> nodes() {
        return cib.configuration().nodes().stream().filter(Node::member);
    }

    private Optional<Node> controller() {
        return cib.controller()
                .flatMap(name -> cib.configuration().node(name))
                .filter(this::online);
    }

    private void head(ZonedDateTime now) {
        String leader =
                controller().map(node -> node.name() + " (" + node.id() + ")").orElse("NONE");
        out.append("\n\n")
                .append(RULE)
                .append("Last updated: ")
                .append(LIKE_CTIME.format(now))
                .append("\nCurrent DC: ")
                .append(leader)
                .append('\n')
                .append(nodes().count())
                .append(" Nodes configured.\n")
                .append(items.size())
                .append(" Resources configured.\n")
                .append(RULE)
                .append('\n');
    }

    private void node(Node node, boolean withResources) {
        String state = !online(node) ? "OFFLINE" : standby(node) ? "standby" : "online";
        out.append("Node: %s (%s): %s\n".formatted(node.name(), node.id(), state));
        if (withResources) {
            items.stream()
                    .flatMap(Item::singles)
                    .filter(one -> one.places().stream().anyMatch(p -> at(node, p)))
                    .forEach(one -> out.append('\t').append(ResourceLines.name(one)).append('\n'));
        }
    }

    private static boolean at(Node node, Place place) {
        return place.node().equals(node.name());
    }

    private boolean online(Node node) {
        return cib.state(node.name()).filter(NodeState::online).isPresent();
    }

    private boolean standby(Node node) {
        String temporary =
                cib.state(node.name())
                        .map(state -> state.transientAttributes().getOrDefault("standby", ""))
                        .orElse("");
        String lasting = node.attributes().getOrDefault("standby", "");
        return CibWords.bool(temporary.isEmpty() ? lasting : temporary).orElse(false);
    }

    private void resources(boolean byNode, boolean inactive) {
        if (inactive) {
            out.append(byNode ? "\nInactive resources:\n\n" : "\nFull list of resources:\n\n");
        } else if (!byNode) {
            out.append('\n');
        }
        items.stream()
                .filter(
                        item ->
                                byNode
                                        ? inactive && !item.active()
                                        : inactive || item.partlyActive())
                .forEach(item -> out.append(ResourceLines.states(item)));
    }

    private void failures() {
        String failures =
                cib.status().stream()
                        .filter(NodeState::online)
                        .flatMap(MonitorPage::failures)
                        .collect(Collectors.joining());
        out.append(failures.isEmpty() ? "" : "\nFailed actions:\n" + failures);
    }

    private static Stream<String> failures(NodeState state) {
        return state.history().stream()
                .flatMap(history -> history.entries().stream())
                .filter(HistoryReplay::failed)
                .map(
                        entry ->
                                "    %s (node=%s, call=%d, rc=%d): %s\n"
                                        .formatted(
                                                entry.key(),
                                                state.name(),
                                                entry.callId(),
                                                entry.exitCode(),
                                                word(entry)));
    }

    private static String word(HistoryEntry entry) {
        return switch (entry.status()) {
            case TIMED_OUT -> "Timed Out";
            case NOT_SUPPORTED -> "NOT SUPPORTED";
            case PENDING, DONE, CANCELLED, ERROR -> "Error";
        };
    }
}
