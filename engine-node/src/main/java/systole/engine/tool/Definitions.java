package systole.engine.tool;

import systole.model.xml.XmlElement;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Edits of the definitions of resources, wherever in the resources section they stand. */
final class Definitions {
    private static final Set<String> HOLDERS = Set.of("group", "clone", "master_slave", "master");

    private Definitions() {}

    /** The document with the definition of that id changed. */
    static XmlElement changed(XmlElement root, String id, UnaryOperator<XmlElement> change) {
        return inResources(root, resources -> below(resources, id, change));
    }

    /** The document without the definitions the test picks. */
    static XmlElement without(XmlElement root, Predicate<XmlElement> picked) {
        return inResources(root, resources -> pruned(resources, picked));
    }

    private static XmlElement inResources(XmlElement root, UnaryOperator<XmlElement> change) {
        return root.mapElements(
                child -> child.name().equals("configuration"),
                configuration ->
                        configuration.mapElements(
                                child -> child.name().equals("resources"), change));
    }

    private static XmlElement below(
            XmlElement holder, String id, UnaryOperator<XmlElement> change) {
        return holder.mapElements(
                child -> child.id().equals(id) || HOLDERS.contains(child.name()),
                child -> child.id().equals(id) ? change.apply(child) : below(child, id, change));
    }

    private static XmlElement pruned(XmlElement holder, Predicate<XmlElement> picked) {
        XmlElement rest =
                holder.elements().stream().anyMatch(picked)
                        ? holder.removeElements(picked)
                        : holder;
        return rest.mapElements(
                child -> HOLDERS.contains(child.name()), child -> pruned(child, picked));
    }
}
