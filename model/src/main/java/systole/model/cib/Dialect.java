package systole.model.cib;

import systole.model.xml.XmlElement;

import java.util.Optional;

/**
 * How a CIB is spelt. Reading accepts both spellings everywhere; writing keeps to the document's
 * own.
 */
public enum Dialect {
    /**
     * Heartbeat 2 ({@code crm-1.0.dtd}): pairs wrapped in {@code <attributes>}, underscores in
     * names.
     */
    HEARTBEAT_2,
    /** Pacemaker 1.0 and later: {@code validate-with}, dashes in names. */
    PACEMAKER;

    /** The dialect of a document, by its root and by how it wraps name-value pairs. */
    public static Dialect of(XmlElement root) {
        if (root.attribute("validate-with").isPresent()) {
            return PACEMAKER;
        }
        boolean old =
                root.attribute("have_quorum").isPresent()
                        || root.attribute("cib_feature_revision").isPresent()
                        || root.attribute("crm_feature_set", "").matches("[12]\\..*")
                        || root.first("configuration").stream()
                                .flatMap(XmlElement::descendants)
                                .anyMatch(element -> element.name().equals("attributes"));
        return old ? HEARTBEAT_2 : PACEMAKER;
    }

    /** The spelling of an attribute given with dashes. */
    public String spell(String dashed) {
        return this == HEARTBEAT_2 ? dashed.replace('-', '_') : dashed;
    }

    /** The value of an attribute given with dashes, in either spelling. */
    public static Optional<String> read(XmlElement element, String dashed) {
        return element.attribute(dashed).or(() -> element.attribute(dashed.replace('-', '_')));
    }

    /** The value of an attribute given with dashes, in either spelling, or another. */
    public static String read(XmlElement element, String dashed, String otherwise) {
        return read(element, dashed).orElse(otherwise);
    }

    /** The name-value pairs of a set, wrapped or not. */
    public static XmlElement pairsOf(XmlElement set) {
        return set.first("attributes").orElse(set);
    }
}
