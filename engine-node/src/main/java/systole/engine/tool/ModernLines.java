package systole.engine.tool;

import systole.model.resource.AgentName;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Resources and what each does, as Pacemaker lists them. */
final class ModernLines {
    private static final String STEP = "  ";
    private static final String BULLET = "* ";

    private final StringBuilder out = new StringBuilder();

    private ModernLines() {}

    static String of(List<Item> items) {
        var lines = new ModernLines();
        items.forEach(item -> lines.add(item, STEP));
        return lines.out.toString();
    }

    private void add(Item item, String indent) {
        switch (item) {
            case Item.Single single -> line(indent, single(single));
            case Item.Several several when several.copies() -> copies(several, indent);
            case Item.Several several -> {
                line(indent, several.kind() + several.id() + ":");
                several.items().forEach(one -> add(one, indent + STEP));
            }
        }
    }

    private void line(String indent, String text) {
        out.append(indent).append(BULLET).append(text).append('\n');
    }

    /** The copies by what they do, a line a role. */
    private void copies(Item.Several clone, String indent) {
        boolean promotable = clone.kind().startsWith("Master");
        String copied =
                clone.items().isEmpty()
                        ? ""
                        : " [" + clone.items().getFirst().id().replaceFirst(":\\d+$", "") + "]";
        line(indent, "Clone Set: " + clone.id() + copied + (promotable ? " (promotable):" : ":"));
        nodes(clone, indent, "Promoted", place -> place.role() == Role.MASTER);
        nodes(
                clone,
                indent,
                promotable ? "Unpromoted" : "Started",
                place -> place.role() != Role.MASTER);
    }

    private void nodes(Item clone, String indent, String word, Predicate<Place> picked) {
        String names =
                clone.activeOn().stream()
                        .filter(picked)
                        .map(place -> place.node().value())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
        if (!names.isEmpty()) {
            line(indent + STEP, word + ": [ " + names + " ]");
        }
    }

    /** Its name, its agent, and what it does. */
    static String single(Item.Single single) {
        String names =
                single.places().stream()
                        .map(place -> place.node().value())
                        .collect(Collectors.joining(" "));
        String where =
                single.places().size() > 1
                        ? " [ " + names + " ]"
                        : names.isEmpty() ? "" : " " + names;
        boolean stuck = single.places().stream().anyMatch(Place::stuck);
        return name(single)
                + ":\t"
                + (single.orphan() ? " ORPHANED" : "")
                + " "
                + doing(single)
                + where
                + (stuck ? " (blocked)" : "")
                + (single.managed() ? "" : " (unmanaged)");
    }

    private static String doing(Item.Single single) {
        return single.places().stream().anyMatch(Place::failed)
                ? "FAILED"
                : single.places().stream()
                        .findFirst()
                        .map(place -> word(place.role()))
                        .orElse("Stopped");
    }

    private static String word(Role role) {
        return switch (role) {
            case STOPPED -> "Stopped";
            case STARTED -> "Started";
            case MASTER -> "Promoted";
            case SLAVE -> "Unpromoted";
        };
    }

    private static String name(Item.Single single) {
        AgentName agent = single.agent();
        String provider = agent.standard().equals("ocf") ? agent.provider() + ":" : "";
        return "%s\t(%s:%s%s)".formatted(single.id(), agent.standard(), provider, agent.type());
    }
}
