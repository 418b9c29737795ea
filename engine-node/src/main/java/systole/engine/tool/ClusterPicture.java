package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;
import systole.model.node.NodeState;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster as {@code crm_mon} sees it, whatever page it makes of it. */
final class ClusterPicture {
    private static final DateTimeFormatter LIKE_CTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    private final Cib cib;
    private final ZonedDateTime now;
    private final List<Item> items;

    ClusterPicture(Cib cib, ZonedDateTime now) {
        this.cib = cib;
        this.now = now;
        this.items = Inventory.of(cib);
    }

    /** A failure that was not mended. */
    record Failure(NodeState node, HistoryEntry entry) {}

    Cib cib() {
        return cib;
    }

    /** The time, as C prints it. */
    String time() {
        return LIKE_CTIME.format(now);
    }

    List<Item> items() {
        return items;
    }

    /** The nodes that may be members. */
    List<Node> nodes() {
        return cib.configuration().nodes().stream().filter(Node::member).toList();
    }

    Optional<Node> controller() {
        return cib.controller()
                .flatMap(name -> cib.configuration().node(name))
                .filter(this::online);
    }

    boolean online(Node node) {
        return cib.state(node.name()).filter(NodeState::online).isPresent();
    }

    boolean standby(Node node) {
        String temporary =
                cib.state(node.name())
                        .map(state -> state.transientAttributes().getOrDefault("standby", ""))
                        .orElse("");
        String lasting = node.attributes().getOrDefault("standby", "");
        return CibWords.bool(temporary.isEmpty() ? lasting : temporary).orElse(false);
    }

    /** In a word: online, standby or OFFLINE. */
    String state(Node node) {
        return !online(node) ? "OFFLINE" : standby(node) ? "standby" : "online";
    }

    boolean quorate() {
        return Stream.of("have_quorum", "have-quorum")
                .flatMap(name -> cib.root().attribute(name).stream())
                .anyMatch(word -> CibWords.bool(word).orElse(false));
    }

    /** What runs on a node. */
    List<Item.Single> on(Node node) {
        return items.stream()
                .flatMap(Item::singles)
                .filter(
                        one ->
                                one.places().stream()
                                        .anyMatch(place -> place.node().equals(node.name())))
                .toList();
    }

    /** The resources a page lists. */
    List<Item> listed(MonitorView view) {
        return items.stream()
                .filter(
                        item ->
                                view.byNode()
                                        ? view.inactive() && !item.active()
                                        : view.inactive() || item.partlyActive())
                .toList();
    }

    List<Failure> failures() {
        return cib.status().stream()
                .filter(NodeState::online)
                .flatMap(
                        state ->
                                state.history().stream()
                                        .flatMap(history -> history.entries().stream())
                                        .filter(HistoryReplay::failed)
                                        .map(entry -> new Failure(state, entry)))
                .toList();
    }
}
