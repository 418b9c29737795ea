package systole.model.edit;

import systole.model.cib.Dialect;
import systole.model.xml.XmlElement;

/**
 * Name-value pairs in a set, wrapped in {@code <attributes>} or not, as the set already does it.
 */
final class Pairs {
    private Pairs() {}

    /**
     * The set with a pair set; an existing pair of that name, in either spelling, keeps its place
     * and id.
     */
    static XmlElement set(XmlElement set, Dialect dialect, String name, String value) {
        boolean wrapped =
                set.first("attributes").isPresent()
                        || dialect == Dialect.HEARTBEAT_2 && set.first("nvpair").isEmpty();
        return wrapped
                ? set.update("attributes", inner -> put(inner, set.id(), name, value))
                : put(set, set.id(), name, value);
    }

    private static XmlElement put(XmlElement pairs, String setId, String name, String value) {
        return pairs.update(
                child -> child.name().equals("nvpair") && same(child, name),
                () -> XmlElement.of("nvpair", "id", setId + "-" + name, "name", name),
                pair -> pair.with("value", value));
    }

    /** The set without the pair of that name. */
    static XmlElement remove(XmlElement set, String name) {
        return set.removeElements(child -> child.name().equals("nvpair") && same(child, name))
                .mapElements(
                        child -> child.name().equals("attributes"), inner -> remove(inner, name));
    }

    private static boolean same(XmlElement pair, String name) {
        return pair.attribute("name", "").replace('_', '-').equals(name.replace('_', '-'));
    }
}
