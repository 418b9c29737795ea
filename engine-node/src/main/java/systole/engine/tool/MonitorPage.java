package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.Node;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The page Heartbeat's {@code crm_mon} prints. */
final class MonitorPage {
    private static final String RULE = "============\n";

    private final ClusterPicture picture;
    private final StringBuilder out = new StringBuilder();

    private MonitorPage(ClusterPicture picture) {
        this.picture = picture;
    }

    /** The whole page. */
    static String text(Cib cib, ZonedDateTime now, MonitorView view) {
        var page = new MonitorPage(new ClusterPicture(cib, now));
        page.head();
        page.picture.nodes().forEach(node -> page.node(node, view.byNode()));
        page.resources(view);
        page.failures();
        return page.out.toString();
    }

    /** One line that says whether all is well. */
    static String line(Cib cib, ZonedDateTime now) {
        var picture = new ClusterPicture(cib, now);
        var troubles = new ArrayList<String>();
        if (picture.controller().isEmpty()) {
            troubles.add("No DC ");
        }
        picture.nodes().stream()
                .filter(node -> !picture.online(node) && !picture.standby(node))
                .forEach(node -> troubles.add("offline node: " + node.name()));
        if (!troubles.isEmpty()) {
            return "Warning:" + String.join(",", troubles) + "\n";
        }
        long standby = picture.nodes().stream().filter(picture::standby).count();
        return "Ok: %d nodes online%s, %d resources configured\n"
                .formatted(
                        picture.nodes().size() - standby,
                        standby == 0 ? "" : ", " + standby + " standby nodes",
                        picture.items().size());
    }

    private void head() {
        String leader =
                picture.controller()
                        .map(node -> node.name() + " (" + node.id() + ")")
                        .orElse("NONE");
        out.append("\n\n")
                .append(RULE)
                .append("Last updated: ")
                .append(picture.time())
                .append("\nCurrent DC: ")
                .append(leader)
                .append('\n')
                .append(picture.nodes().size())
                .append(" Nodes configured.\n")
                .append(picture.items().size())
                .append(" Resources configured.\n")
                .append(RULE)
                .append('\n');
    }

    private void node(Node node, boolean withResources) {
        out.append("Node: %s (%s): %s\n".formatted(node.name(), node.id(), picture.state(node)));
        if (withResources) {
            picture.on(node)
                    .forEach(one -> out.append('\t').append(ResourceLines.name(one)).append('\n'));
        }
    }

    private void resources(MonitorView view) {
        if (view.inactive()) {
            out.append(
                    view.byNode() ? "\nInactive resources:\n\n" : "\nFull list of resources:\n\n");
        } else if (!view.byNode()) {
            out.append('\n');
        }
        picture.listed(view).forEach(item -> out.append(ResourceLines.states(item)));
    }

    private void failures() {
        List<ClusterPicture.Failure> failures = picture.failures();
        out.append(failures.isEmpty() ? "" : "\nFailed actions:\n");
        for (ClusterPicture.Failure failure : failures) {
            out.append(
                    "    %s (node=%s, call=%d, rc=%d): %s\n"
                            .formatted(
                                    failure.entry().key(),
                                    failure.node().name(),
                                    failure.entry().callId(),
                                    failure.entry().exitCode(),
                                    word(failure.entry())));
        }
    }

    /** How a run ended. */
    static String word(HistoryEntry entry) {
        return switch (entry.status()) {
            case TIMED_OUT -> "Timed Out";
            case NOT_SUPPORTED -> "NOT SUPPORTED";
            case PENDING, DONE, CANCELLED, ERROR -> "Error";
        };
    }
}
