package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves a resource as Heartbeat 2 does: by a constraint for a node, or against the one it runs on,
 * that stays until it is taken back.
 */
final class Migration {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT);

    private final String id;
    private final Optional<NodeName> target;
    private final boolean force;
    private final Optional<String> until;
    private final Pinning pinning;

    private Migration(Given given, Optional<String> until) throws Refusal {
        this.id = ResourceTool.id(given);
        this.target = given.node('H');
        this.force = given.has('f');
        this.until = until;
        this.pinning = Wording.of(given).pinning();
    }

    static ToolResult to(Given given, ClusterAccess cluster) throws Refusal {
        Optional<String> span = given.value('u');
        Optional<String> until =
                span.isPresent() ? Optional.of(end(span.get(), cluster.now())) : Optional.empty();
        var migration = new Migration(given, until);
        List<String> present =
                ResourceQueries.nodes(ResourceQueries.find(cluster.cib(), migration.id));
        Changes.make(cluster, migration::written);
        boolean silent = given.has('Q') || !migration.forbids() || present.isEmpty();
        return new ToolResult(
                until.map(end -> "Migration will take effect until: " + end + "\n").orElse(""),
                silent ? "" : migration.pinning.warning(migration.id, present.getFirst()),
                0);
    }

    static ToolResult undo(Given given, ClusterAccess cluster) throws Refusal {
        String id = ResourceTool.id(given);
        Changes.make(cluster, cib -> without(cib.root(), Pinning.anyOf(id)));
        return ToolResult.printed("");
    }

    private static XmlElement without(XmlElement root, Predicate<String> picked) {
        return root.mapElements(
                child -> child.name().equals("configuration"),
                configuration ->
                        configuration.mapElements(
                                child -> child.name().equals("constraints"),
                                constraints ->
                                        constraints.elements().stream()
                                                        .noneMatch(one -> picked.test(one.id()))
                                                ? constraints
                                                : constraints.removeElements(
                                                        one -> picked.test(one.id()))));
    }

    private boolean forbids() {
        return target.isEmpty() || force;
    }

    private XmlElement written(Cib cib) throws Refusal {
        List<String> present = ResourceQueries.nodes(ResourceQueries.find(cib, id));
        check(cib, present);
        XmlElement root = without(cib.root(), pinning.replaced(id, target));
        if (forbids() && !present.isEmpty()) {
            root = with(root, pinning.ban(id, present.getFirst(), until));
        }
        return target.isPresent()
                ? with(root, pinning.preference(id, target.get().value(), until))
                : root;
    }

    private static XmlElement with(XmlElement root, XmlElement constraint) {
        return ConfigurationEdit.constraint(constraint).apply(root);
    }

    private void check(Cib cib, List<String> present) throws Refusal {
        if (target.isPresent()) {
            NodeName node = target.get();
            Changes.requireNode(cib, node);
            if (present.contains(node.value())) {
                throw Refusal.because(CibError.EXISTS, id + " is already active on " + node);
            }
        } else if (present.isEmpty()) {
            throw refused("not-active and no prefered location specified.");
        }
        if (forbids() && present.size() > 1) {
            throw refused("active on multiple nodes");
        }
    }

    private Refusal refused(String why) {
        return Refusal.saying(
                "Resource " + id + " not migrated: " + why + "\n",
                CibError.INVALID_ARGUMENT.exit());
    }

    private static String end(String span, ZonedDateTime now) throws Refusal {
        try {
            int time = span.indexOf('T');
            String days = time < 0 ? span : span.substring(0, time);
            Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
            Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + span.substring(time));
            return DATE.format(now.withZoneSameInstant(ZoneOffset.UTC).plus(period).plus(rest));
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusal.because(
                    CibError.INVALID_ARGUMENT, span + " is not a span of time; write PT30M or P1D");
        }
    }
}
