package systole.model.cib;

import systole.model.constraint.Constraint;
import systole.model.resource.ResourceId;
import systole.model.rule.AttributeExpression;
import systole.model.rule.Rule;
import systole.model.score.Score;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the constraints section of either dialect. */
final class ConstraintReader {
    private final Sections sections;

    ConstraintReader(Sections sections) {
        this.sections = sections;
    }

    List<Constraint> readAll(Optional<XmlElement> section) throws XmlException {
        var constraints = new ArrayList<Constraint>();
        for (XmlElement element : section.map(XmlElement::elements).orElse(List.of())) {
            constraints.add(
                    switch (element.name()) {
                        case "rsc_location" -> location(element);
                        case "rsc_colocation" -> colocation(element);
                        case "rsc_order" -> order(element);
                        default ->
                                new Constraint.Unsupported(
                                        element.id(),
                                        "<" + element.name() + "> is kept but not acted on",
                                        element);
                    });
        }
        return constraints;
    }

    private static boolean hasSets(XmlElement element) {
        return element.first("resource_set").isPresent();
    }

    private Constraint location(XmlElement element) throws XmlException {
        if (hasSets(element) || element.attribute("rsc-pattern").isPresent()) {
            return new Constraint.Unsupported(
                    element.id(),
                    "locations of resource sets or patterns are kept but not acted on",
                    element);
        }
        List<Rule> rules =
                element.attribute("node").isPresent()
                        ? List.of(shorthand(element))
                        : sections.rules(element.elements("rule"));
        List<XmlElement> lifetime =
                element.first("lifetime").map(inner -> inner.elements("rule")).orElse(List.of());
        return new Constraint.Location(
                sections.required(element, "id"),
                ResourceId.of(sections.required(element, "rsc")),
                rules,
                sections.rules(lifetime),
                element);
    }

    private Rule shorthand(XmlElement element) throws XmlException {
        return new Rule(
                element.id(),
                Optional.of(sections.score(element, element.attribute("score", "0"))),
                Optional.empty(),
                element.attribute("role", ""),
                true,
                List.of(
                        new AttributeExpression(
                                element.id(),
                                "#uname",
                                AttributeExpression.Operation.EQ,
                                sections.required(element, "node"),
                                AttributeExpression.Type.STRING)),
                element.position());
    }

    private Constraint colocation(XmlElement element) throws XmlException {
        if (hasSets(element)) {
            return new Constraint.Unsupported(
                    element.id(),
                    "colocations of resource sets are kept but not acted on",
                    element);
        }
        boolean old = element.attribute("from").isPresent();
        return new Constraint.Colocation(
                sections.required(element, "id"),
                ResourceId.of(sections.required(element, old ? "from" : "rsc")),
                ResourceId.of(sections.required(element, old ? "to" : "with-rsc")),
                sections.score(element, element.attribute("score", "INFINITY")),
                Dialect.read(element, old ? "from-role" : "rsc-role", ""),
                Dialect.read(element, old ? "to-role" : "with-rsc-role", ""),
                CibWords.bool(element.attribute("symmetrical", "false")).orElse(false),
                Dialect.read(element, "node-attribute", "#uname"),
                element);
    }

    private Constraint order(XmlElement element) throws XmlException {
        if (hasSets(element)) {
            return new Constraint.Unsupported(
                    element.id(), "orders of resource sets are kept but not acted on", element);
        }
        boolean symmetrical = CibWords.bool(element.attribute("symmetrical", "true")).orElse(true);
        return element.attribute("from").isPresent()
                ? oldOrder(element, symmetrical)
                : newOrder(element, symmetrical);
    }

    /** Heartbeat 2: {@code from action AFTER to}, unless the type says before. */
    private Constraint oldOrder(XmlElement element, boolean symmetrical) throws XmlException {
        ResourceId from = ResourceId.of(sections.required(element, "from"));
        ResourceId to = ResourceId.of(sections.required(element, "to"));
        String action = element.attribute("action", "start");
        String toAction = Dialect.read(element, "to-action", action);
        boolean before = element.attribute("type", "after").equals("before");
        boolean mandatory = mandatory(element, "INFINITY");
        return before
                ? new Constraint.Order(
                        sections.required(element, "id"),
                        from,
                        action,
                        to,
                        toAction,
                        mandatory,
                        symmetrical,
                        element)
                : new Constraint.Order(
                        sections.required(element, "id"),
                        to,
                        toAction,
                        from,
                        action,
                        mandatory,
                        symmetrical,
                        element);
    }

    private Constraint newOrder(XmlElement element, boolean symmetrical) throws XmlException {
        String firstAction = element.attribute("first-action", "start");
        Optional<String> kind = element.attribute("kind");
        boolean mandatory =
                kind.isPresent()
                        ? kind.get().equalsIgnoreCase("Mandatory")
                        : mandatory(element, "INFINITY");
        return new Constraint.Order(
                sections.required(element, "id"),
                ResourceId.of(sections.required(element, "first")),
                firstAction,
                ResourceId.of(sections.required(element, "then")),
                element.attribute("then-action", firstAction),
                mandatory,
                symmetrical,
                element);
    }

    private boolean mandatory(XmlElement element, String otherwise) throws XmlException {
        return sections.score(element, element.attribute("score", otherwise)).compareTo(Score.ZERO)
                > 0;
    }
}
