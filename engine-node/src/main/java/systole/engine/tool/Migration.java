package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
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

/**
 * Moves a resource as Heartbeat 2 does: by a constraint that stays until it is taken back, {@code
 * cli-prefer-R} for a node or {@code cli-standby-R} against the one it runs on.
 */
final class Migration {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT);

    private final String id;
    private final Optional<NodeName> target;
    private final boolean force;
    private final Optional<String> until;

    private Migration(String id, Optional<NodeName> target, boolean force, Optional<String> until) {
        this.id = id;
        this.target = target;
        this.force = force;
        this.until = until;
    }

    static ToolResult to(Given given, ClusterAccess cluster) throws Refusal {
        Optional<String> span = given.value('u');
        Optional<String> until =
                span.isPresent() ? Optional.of(end(span.get(), cluster.now())) : Optional.empty();
        String id = ResourceTool.id(given);
        var migration = new Migration(id, given.node('H'), given.has('f'), until);
        Cib before = cluster.cib();
        List<String> present = ResourceQueries.nodes(ResourceQueries.find(before, id));
        Changes.make(cluster, migration::written);
        return new ToolResult(
                until.map(end -> "Migration will take effect until: " + end + "\n").orElse(""),
                given.has('Q') || !migration.forbids() ? "" : migration.warning(present),
                0);
    }

    static ToolResult undo(Given given, ClusterAccess cluster) throws Refusal {
        String id = ResourceTool.id(given);
        Changes.make(cluster, cib -> without(cib.root(), id));
        return ToolResult.printed("");
    }

    private static XmlElement without(XmlElement root, String id) {
        XmlElement open = ConfigurationEdit.withoutConstraint("cli-prefer-" + id).apply(root);
        return ConfigurationEdit.withoutConstraint("cli-standby-" + id).apply(open);
    }

    private boolean forbids() {
        return target.isEmpty() || force;
    }

    private XmlElement written(Cib cib) throws Refusal {
        List<String> present = ResourceQueries.nodes(ResourceQueries.find(cib, id));
        check(cib, present);
        XmlElement root = without(cib.root(), id);
        if (forbids() && !present.isEmpty()) {
            root = with(root, "standby", "-INFINITY", present.getFirst());
        }
        return target.isPresent() ? with(root, "prefer", "INFINITY", target.get().value()) : root;
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

    private XmlElement with(XmlElement root, String word, String score, String node) {
        String stem = "cli-" + word;
        XmlElement expression =
                XmlElement.of(
                        "expression",
                        "id",
                        stem + "-expr-" + id,
                        "attribute",
                        "#uname",
                        "operation",
                        "eq",
                        "value",
                        node,
                        "type",
                        "string");
        XmlElement rule =
                XmlElement.of("rule", "id", stem + "-rule-" + id, "score", score)
                        .append(expression);
        XmlElement location =
                XmlElement.of(
                        "rsc_location", "id", stem + "-" + id, "rsc", ResourceId.of(id).value());
        XmlElement whole = location.append(until.map(end -> lasting(rule, stem, end)).orElse(rule));
        return ConfigurationEdit.constraint(whole).apply(root);
    }

    /** Both must hold, the place and the time. */
    private XmlElement lasting(XmlElement rule, String stem, String end) {
        return rule.append(
                XmlElement.of(
                        "date_expression",
                        "id",
                        stem + "-lifetime-end-" + id,
                        "operation",
                        "lt",
                        "end",
                        end));
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

    private String warning(List<String> present) {
        if (present.isEmpty()) {
            return "";
        }
        String node = present.getFirst();
        return """
        WARNING: Creating rsc_location constraint 'cli-standby-%s' with a score of -INFINITY for resource %s on %s.
        \tThis will prevent %s from running on %s until the constraint is removed using the 'crm_resource -U' command or manually with cibadmin
        \tThis will be the case even if %s is the last node in the cluster
        \tThis messgae can be disabled with -Q
        """
                .formatted(id, id, node, id, node, node);
    }
}
