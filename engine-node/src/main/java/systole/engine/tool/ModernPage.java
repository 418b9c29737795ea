package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The page Pacemaker's {@code crm_mon} prints. */
final class ModernPage {
    private final ClusterPicture picture;
    private final StringBuilder out = new StringBuilder();

    private ModernPage(ClusterPicture picture) {
        this.picture = picture;
    }

    static String text(Cib cib, ZonedDateTime now, MonitorView view) {
        var page = new ModernPage(new ClusterPicture(cib, now));
        page.summary();
        page.nodes(view.byNode());
        page.resources(view);
        page.failures();
        return page.out.toString();
    }

    /** Nodes and resources alone, each line further in, as {@code crm_simulate} prints them. */
    static String situation(Cib cib, Instant now) {
        var page = new ModernPage(new ClusterPicture(cib, now.atZone(ZoneOffset.UTC)));
        page.nodes(false);
        page.resources(new MonitorView(false, true));
        return page.out
                .toString()
                .lines()
                .skip(1)
                .map(ModernPage::further)
                .collect(Collectors.joining());
    }

    private static String further(String line) {
        String before = line.isEmpty() ? "" : line.startsWith(" ") ? "  " : "  * ";
        return before + line + "\n";
    }

    private void summary() {
        out.append("Cluster Summary:\n");
        String quorum = picture.quorate() ? "with quorum" : "WITHOUT quorum";
        line(
                "Current DC: "
                        + picture.controller()
                                .map(node -> node.name() + " - partition " + quorum)
                                .orElse("NONE"));
        line("Last updated: " + picture.time());
        line(picture.nodes().size() + " nodes configured");
        line(
                picture.items().stream().flatMap(Item::singles).count()
                        + " resource instances configured");
    }

    private void line(String text) {
        out.append("  * ").append(text).append('\n');
    }

    private void nodes(boolean byNode) {
        out.append("\nNode List:\n");
        if (byNode) {
            picture.nodes().forEach(this::node);
            return;
        }
        picture.nodes().stream()
                .filter(node -> picture.online(node) && picture.standby(node))
                .forEach(node -> line("Node " + node.name() + ": standby"));
        together("Online", node -> picture.online(node) && !picture.standby(node));
        together("OFFLINE", node -> !picture.online(node));
    }

    private void node(Node node) {
        line("Node " + node.name() + ": " + picture.state(node) + ":");
        List<Item.Single> running = picture.on(node);
        if (!running.isEmpty()) {
            out.append("    * Resources:\n");
        }
        running.forEach(one -> out.append("      * ").append(ModernLines.single(one)).append('\n'));
    }

    private void together(String word, Predicate<Node> picked) {
        String names =
                picture.nodes().stream()
                        .filter(picked)
                        .map(node -> node.name().value())
                        .collect(Collectors.joining(" "));
        if (!names.isEmpty()) {
            line(word + ": [ " + names + " ]");
        }
    }

    private void resources(MonitorView view) {
        if (view.byNode() && !view.inactive()) {
            return;
        }
        List<Item> listed = picture.listed(view);
        String head =
                view.byNode()
                        ? "Inactive Resources"
                        : view.inactive() ? "Full List of Resources" : "Active Resources";
        out.append('\n').append(head).append(":\n");
        out.append(listed.isEmpty() ? "  * No resources\n" : ModernLines.of(listed));
    }

    private void failures() {
        List<ClusterPicture.Failure> failures = picture.failures();
        out.append(failures.isEmpty() ? "" : "\nFailed Resource Actions:\n");
        for (ClusterPicture.Failure failure : failures) {
            HistoryEntry entry = failure.entry();
            line(
                    "%s on %s '%s' (%d): call=%d, status='%s'"
                            .formatted(
                                    entry.key(),
                                    failure.node().name(),
                                    meaning(entry.exitCode()),
                                    entry.exitCode(),
                                    entry.callId(),
                                    MonitorPage.word(entry)));
        }
    }

    /** What an agent's exit code means. */
    static String meaning(int exitCode) {
        return switch (exitCode) {
            case 0 -> "ok";
            case 1 -> "error";
            case 2 -> "invalid parameter";
            case 3 -> "unimplemented feature";
            case 4 -> "insufficient privileges";
            case 5 -> "not installed";
            case 6 -> "not configured";
            case 7 -> "not running";
            case 8 -> "promoted";
            case 9 -> "promoted (failed)";
            default -> "unknown exit status";
        };
    }
}
