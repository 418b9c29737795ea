package systole.model.cib;

import systole.model.resource.AttributeSet;
import systole.model.rule.AttributeExpression;
import systole.model.rule.DateExpression;
import systole.model.rule.Rule;
import systole.model.rule.RuleExpression;
import systole.model.score.Score;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What all sections of a configuration are made of: required attributes, scores, attribute sets and
 * rules.
 */
final class Sections {
    private final String source;

    Sections(String source) {
        this.source = source;
    }

    XmlException refused(XmlElement at, String problem, String advice) {
        return new XmlException(source, at.position(), problem, advice);
    }

    XmlException missing(XmlElement in, String what) {
        return refused(in, "<" + in.name() + "> has no " + what, "add it");
    }

    String required(XmlElement element, String name) throws XmlException {
        String value = Dialect.read(element, name, "");
        if (value.isBlank()) {
            throw missing(element, name);
        }
        return value;
    }

    Score score(XmlElement element, String text) throws XmlException {
        return Score.parse(text)
                .orElseThrow(
                        () ->
                                refused(
                                        element,
                                        "\"" + text + "\" is not a score",
                                        "write a whole number, INFINITY or -INFINITY"));
    }

    List<AttributeSet> sets(XmlElement owner, String name) throws XmlException {
        var sets = new ArrayList<AttributeSet>();
        for (XmlElement set : owner.elements(name)) {
            var values = new LinkedHashMap<String, String>();
            for (XmlElement pair : Dialect.pairsOf(set).elements("nvpair")) {
                values.putIfAbsent(required(pair, "name"), pair.attribute("value", ""));
            }
            sets.add(
                    new AttributeSet(
                            set.id(),
                            score(set, set.attribute("score", "0")),
                            rules(set.elements("rule")),
                            values));
        }
        return sets;
    }

    List<Rule> rules(List<XmlElement> elements) throws XmlException {
        var rules = new ArrayList<Rule>();
        for (XmlElement element : elements) {
            rules.add(rule(element));
        }
        return rules;
    }

    Rule rule(XmlElement element) throws XmlException {
        var expressions = new ArrayList<RuleExpression>();
        for (XmlElement child : element.elements()) {
            switch (child.name()) {
                case "rule" -> expressions.add(rule(child));
                case "expression" -> expressions.add(expression(child));
                case "date_expression" -> expressions.add(date(child));
                default ->
                        throw refused(
                                child,
                                "<" + child.name() + "> is not understood in a rule",
                                "remove it");
            }
        }
        Optional<String> fixed = element.attribute("score");
        return new Rule(
                element.id(),
                fixed.isPresent() ? Optional.of(score(element, fixed.get())) : Optional.empty(),
                Dialect.read(element, "score-attribute"),
                element.attribute("role", ""),
                !Dialect.read(element, "boolean-op", "and").equals("or"),
                expressions,
                element.position());
    }

    private AttributeExpression expression(XmlElement element) throws XmlException {
        String word = required(element, "operation");
        String type = element.attribute("type", "string");
        return new AttributeExpression(
                element.id(),
                required(element, "attribute"),
                AttributeExpression.Operation.parse(word)
                        .orElseThrow(
                                () ->
                                        refused(
                                                element,
                                                "operation \"" + word + "\" is not known",
                                                "use lt, gt, lte, gte, eq, ne, defined or"
                                                        + " not_defined")),
                element.attribute("value", ""),
                switch (type) {
                    case "number", "integer" -> AttributeExpression.Type.NUMBER;
                    case "version" -> AttributeExpression.Type.VERSION;
                    default -> AttributeExpression.Type.STRING;
                });
    }

    private DateExpression date(XmlElement element) throws XmlException {
        String word = element.attribute("operation", "in_range");
        DateExpression.Operation operation =
                switch (word) {
                    case "lt" -> DateExpression.Operation.LT;
                    case "gt" -> DateExpression.Operation.GT;
                    case "in_range" -> DateExpression.Operation.IN_RANGE;
                    case "date_spec" -> DateExpression.Operation.DATE_SPEC;
                    default ->
                            throw refused(
                                    element,
                                    "operation \"" + word + "\" is not known",
                                    "use lt, gt, in_range or date_spec");
                };
        var fields = new LinkedHashMap<String, String>();
        element.first("date_spec").ifPresent(spec -> fields.putAll(spec.attributes()));
        fields.remove("id");
        Optional<Instant> start = instant(element, "start");
        return new DateExpression(element.id(), operation, start, end(element, start), fields);
    }

    private Optional<Instant> end(XmlElement element, Optional<Instant> start) throws XmlException {
        Optional<Instant> end = instant(element, "end");
        if (end.isPresent() || start.isEmpty() || element.first("duration").isEmpty()) {
            return end;
        }
        return Optional.of(after(start.get(), element.first("duration").get()));
    }

    private Instant after(Instant start, XmlElement span) throws XmlException {
        return start.atOffset(ZoneOffset.UTC)
                .plusYears(count(span, "years"))
                .plusMonths(count(span, "months"))
                .plusWeeks(count(span, "weeks"))
                .plusDays(count(span, "days"))
                .plusHours(count(span, "hours"))
                .plusMinutes(count(span, "minutes"))
                .plusSeconds(count(span, "seconds"))
                .toInstant();
    }

    private long count(XmlElement span, String unit) throws XmlException {
        String text = span.attribute(unit, "0");
        if (!text.matches("\\d{1,6}")) {
            throw refused(span, unit + "=\"" + text + "\" is not a number", "write a whole number");
        }
        return Long.parseLong(text);
    }

    private Optional<Instant> instant(XmlElement element, String name) throws XmlException {
        Optional<String> text = element.attribute(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                CibWords.date(text.get())
                        .orElseThrow(
                                () ->
                                        refused(
                                                element,
                                                "\"" + text.get() + "\" is not a date",
                                                "write it as 2026-01-31 12:00:00")));
    }
}
