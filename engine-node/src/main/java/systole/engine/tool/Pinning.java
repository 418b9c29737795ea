package systole.engine.tool;

import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.util.Optional;
import java.util.function.Predicate;

/** The constraints that move a resource, and that stay until they are taken back. */
sealed interface Pinning permits HeartbeatPinning, ModernPinning {
    /** The constraint against a node. */
    XmlElement ban(String resource, String node, Optional<String> until);

    /** The constraint for a node. */
    XmlElement preference(String resource, String node, Optional<String> until);

    /** The constraints of a resource that a move replaces. */
    Predicate<String> replaced(String resource, Optional<NodeName> target);

    /** What a ban has to be warned of. */
    String warning(String resource, String node);

    /** Every constraint of a resource that any move has made. */
    static Predicate<String> anyOf(String resource) {
        return id ->
                id.equals("cli-prefer-" + resource)
                        || id.equals("cli-standby-" + resource)
                        || id.startsWith("cli-ban-" + resource + "-on-");
    }

    /** A rule that holds on a node, and until a time if there is one. */
    static XmlElement rule(Ids ids, String score, String node, Optional<String> until) {
        XmlElement rule =
                XmlElement.of("rule", "id", ids.rule(), "score", score)
                        .append(
                                XmlElement.of(
                                        "expression",
                                        "id",
                                        ids.expression(),
                                        "attribute",
                                        "#uname",
                                        "operation",
                                        "eq",
                                        "value",
                                        node,
                                        "type",
                                        "string"));
        return until.map(
                        end ->
                                rule.append(
                                        XmlElement.of(
                                                "date_expression",
                                                "id",
                                                ids.end(),
                                                "operation",
                                                "lt",
                                                "end",
                                                end)))
                .orElse(rule);
    }

    /** What the parts of a rule are called. */
    record Ids(String rule, String expression, String end) {}
}
