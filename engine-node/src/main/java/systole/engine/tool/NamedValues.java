package systole.engine.tool;

import systole.model.cib.Dialect;
import systole.model.xml.XmlElement;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The name-value pairs of one kind that an element holds in its sets.
 *
 * @param kind the tag of the sets
 * @param set the one set that is meant; empty for all
 * @param id the one pair that is meant; empty for all of the name
 * @param name may be empty where an id is given
 */
record NamedValues(String kind, Optional<String> set, Optional<String> id, String name) {

    /** The pairs of that name, in order. */
    List<XmlElement> in(XmlElement owner) {
        return owner.elements(kind).stream()
                .filter(this::meant)
                .flatMap(one -> Dialect.pairsOf(one).elements("nvpair").stream())
                .filter(this::named)
                .toList();
    }

    private boolean meant(XmlElement one) {
        return one.name().equals(kind) && set.map(one.id()::equals).orElse(true);
    }

    private boolean named(XmlElement pair) {
        return pair.name().equals("nvpair")
                && (name.isEmpty() || pair.attribute("name", "").equals(name))
                && id.map(pair.id()::equals).orElse(true);
    }

    /** Refuses to guess which of several pairs is meant. */
    Refusal ambiguous(String whose, List<XmlElement> pairs) {
        String lines =
                pairs.stream()
                        .map(
                                pair ->
                                        "  ID: %s, Value: %s\n"
                                                .formatted(pair.id(), pair.attribute("value", "")))
                        .collect(Collectors.joining());
        return Refusal.because(
                CibError.MISSING_DATA,
                CibError.MISSING_DATA.words(),
                "Multiple attributes match name=" + name + whose + "\n" + lines);
    }

    /** The element with the pair set; a new one goes to the first set meant, or to a new set. */
    XmlElement put(XmlElement owner, Dialect dialect, String newSet, String value) {
        if (!in(owner).isEmpty()) {
            return owner.mapElements(
                    this::meant,
                    one ->
                            pairs(
                                    one,
                                    p -> p.mapElements(this::named, n -> n.with("value", value))));
        }
        return owner.update(
                this::meant,
                () -> XmlElement.of(kind, "id", set.orElse(newSet)),
                one -> added(one, dialect, value));
    }

    private XmlElement added(XmlElement one, Dialect dialect, String value) {
        String pairId = id.orElse(one.id() + "-" + name);
        XmlElement pair = XmlElement.of("nvpair", "id", pairId, "name", name, "value", value);
        boolean wrapped =
                one.first("attributes").isPresent()
                        || dialect == Dialect.HEARTBEAT_2 && one.first("nvpair").isEmpty();
        return wrapped ? one.update("attributes", list -> list.append(pair)) : one.append(pair);
    }

    /** The element without the pairs. */
    XmlElement remove(XmlElement owner) {
        return in(owner).isEmpty()
                ? owner
                : owner.mapElements(
                        this::meant, one -> pairs(one, p -> p.removeElements(this::named)));
    }

    private static XmlElement pairs(XmlElement one, UnaryOperator<XmlElement> change) {
        return one.first("attributes").isPresent()
                ? one.mapElements(child -> child.name().equals("attributes"), change)
                : change.apply(one);
    }
}
