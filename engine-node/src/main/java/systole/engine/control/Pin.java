package systole.engine.control;

import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.constraint.Constraint;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.time.Instant;
import java.util.List;

/**
 * The constraint that holds a resource in its place, or away from one, while it is being moved. It
 * bears a mark, so that a controller that finds one of a lost controller can remove it.
 */
final class Pin {
    private static final String OWNER = "systole-owner";
    private static final String EXPIRES = "systole-expires";

    private Pin() {}

    /** The id of the pin that draws a resource to a node. */
    static String towards(ResourceId resource) {
        return "cli-prefer-" + resource;
    }

    /** The id of the pin that keeps a resource off a node. */
    static String awayFrom(ResourceId resource) {
        return "cli-standby-" + resource;
    }

    /** The pin as the document's dialect writes it. */
    static XmlElement element(
            Cib cib, String id, ResourceId resource, List<NodeName> nodes, boolean towards) {
        XmlElement pin = XmlElement.of("rsc_location", "id", id, "rsc", resource.value());
        XmlElement rule =
                XmlElement.of(
                        "rule",
                        "id",
                        id + "-rule",
                        "score",
                        towards ? "INFINITY" : "-INFINITY",
                        cib.dialect() == Dialect.HEARTBEAT_2 ? "boolean_op" : "boolean-op",
                        "or");
        for (NodeName node : nodes) {
            rule =
                    rule.append(
                            XmlElement.of(
                                    "expression",
                                    "id",
                                    id + "-expr-" + node,
                                    "attribute",
                                    "#uname",
                                    "operation",
                                    "eq",
                                    "value",
                                    node.value(),
                                    "type",
                                    "string"));
        }
        return pin.append(rule);
    }

    /** The pin with its mark. */
    static XmlElement marked(XmlElement pin, NodeName owner, Instant expires) {
        return pin.with(OWNER, owner.value())
                .with(EXPIRES, Long.toString(expires.getEpochSecond()));
    }

    /** The pins that a controller left behind. */
    static List<String> leftBehind(Cib cib) {
        return cib.configuration().constraints().stream()
                .filter(constraint -> constraint.source().attribute(OWNER).isPresent())
                .map(Constraint::id)
                .toList();
    }

    /** The document without these pins. */
    static XmlElement removed(XmlElement root, List<String> ids) {
        XmlElement result = root;
        for (String id : ids) {
            result = ConfigurationEdit.withoutConstraint(id).apply(result);
        }
        return result;
    }
}
