package systole.model.edit;

import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.constraint.Constraint;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlElement;

import java.util.Optional;

/**
 * Makes and changes constraint elements in a CIB's own dialect, with ids that can be read and are
 * not yet taken.
 */
public final class ConstraintElements {
    private final Cib cib;

    /** Elements for that CIB. */
    public ConstraintElements(Cib cib) {
        this.cib = cib;
    }

    private boolean old() {
        return cib.dialect() == Dialect.HEARTBEAT_2;
    }

    /** A preference of a resource for a node, or against it. */
    public XmlElement location(ResourceId resource, NodeName node, Score score) {
        String id = freeId("loc-" + resource + "-" + node);
        XmlElement location = XmlElement.of("rsc_location", "id", id, "rsc", resource.value());
        if (!old()) {
            return location.with("node", node.value()).with("score", score.toString());
        }
        XmlElement expression =
                XmlElement.of(
                        "expression",
                        "id",
                        id + "-expr",
                        "attribute",
                        "#uname",
                        "operation",
                        "eq",
                        "value",
                        node.value());
        return location.append(
                XmlElement.of("rule", "id", id + "-rule", "score", score.toString())
                        .append(expression));
    }

    /**
     * The dependent is placed relative to the primary: with it, or apart from it if the score is
     * negative.
     */
    public XmlElement colocation(ResourceId dependent, ResourceId primary, Score score) {
        String id = freeId((score.isNegative() ? "apart-" : "with-") + dependent + "-" + primary);
        return XmlElement.of(
                "rsc_colocation",
                "id",
                id,
                old() ? "from" : "rsc",
                dependent.value(),
                old() ? "to" : "with-rsc",
                primary.value(),
                "score",
                score.toString());
    }

    /** One resource starts after another has, and stops before it. */
    public XmlElement order(ResourceId first, ResourceId then, boolean mandatory) {
        String id = freeId("order-" + first + "-" + then);
        return old()
                ? XmlElement.of(
                        "rsc_order",
                        "id",
                        id,
                        "from",
                        first.value(),
                        "type",
                        "before",
                        "to",
                        then.value(),
                        "score",
                        mandatory ? Score.INFINITY.toString() : "0")
                : XmlElement.of(
                        "rsc_order",
                        "id",
                        id,
                        "first",
                        first.value(),
                        "then",
                        then.value(),
                        "kind",
                        mandatory ? "Mandatory" : "Optional");
    }

    /**
     * The constraint with another score; an order becomes mandatory above zero. A location's score
     * stands in its first rule where it has rules; {@code ruleId} picks another.
     */
    public static XmlElement withScore(
            Constraint constraint, Optional<String> ruleId, Score score) {
        XmlElement source = constraint.source();
        return switch (constraint) {
            case Constraint.Location _ when source.first("rule").isPresent() -> {
                String rule = ruleId.orElseGet(() -> source.first("rule").orElseThrow().id());
                yield source.mapElements(
                        child -> child.name().equals("rule") && child.id().equals(rule),
                        child ->
                                child.without("score_attribute")
                                        .without("score-attribute")
                                        .with("score", score.toString()));
            }
            case Constraint.Order _ when source.attribute("kind").isPresent() ->
                    source.with("kind", score.compareTo(Score.ZERO) > 0 ? "Mandatory" : "Optional");
            case Constraint.Location _, Constraint.Colocation _, Constraint.Order _ ->
                    source.with("score", score.toString());
            case Constraint.Unsupported _ -> source;
        };
    }

    /**
     * The constraint the other way round: the dependent leads, or the later one goes first.
     * Locations stay as they are.
     */
    public static XmlElement flipped(Constraint constraint) {
        XmlElement source = constraint.source();
        return switch (constraint) {
            case Constraint.Colocation _ ->
                    exchanged(exchanged(source, "from", "to"), "rsc", "with-rsc");
            case Constraint.Order _ when source.attribute("from").isPresent() ->
                    source.with(
                            "type",
                            source.attribute("type", "after").equals("before")
                                    ? "after"
                                    : "before");
            case Constraint.Order _ ->
                    exchanged(exchanged(source, "first", "then"), "first-action", "then-action");
            case Constraint.Location _, Constraint.Unsupported _ -> source;
        };
    }

    private static XmlElement exchanged(XmlElement element, String one, String other) {
        Optional<String> first = element.attribute(one);
        Optional<String> second = element.attribute(other);
        if (first.isEmpty() || second.isEmpty()) {
            return element;
        }
        return element.with(one, second.get()).with(other, first.get());
    }

    private String freeId(String wanted) {
        String plain = wanted.replaceAll("[^A-Za-z0-9._-]", "-");
        String id = plain;
        for (int i = 2; taken(id); i++) {
            id = plain + "-" + i;
        }
        return id;
    }

    private boolean taken(String id) {
        return cib.root().first("configuration").stream()
                .flatMap(XmlElement::descendants)
                .anyMatch(element -> element.id().equals(id));
    }
}
