package systole.engine.tool;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A section of the CIB, and how what stands in it is created, merged, replaced and deleted. */
enum Section {
    CONFIGURATION("configuration"),
    CRM_CONFIG("configuration", "crm_config"),
    NODES("configuration", "nodes"),
    RESOURCES("configuration", "resources"),
    CONSTRAINTS("configuration", "constraints"),
    ACLS("configuration", "acls"),
    STATUS("status");

    private final List<String> path;

    Section(String... path) {
        this.path = List.of(path);
    }

    static Section named(String name) throws Refusal {
        for (Section section : values()) {
            if (section.tag().equals(name)) {
                return section;
            }
        }
        throw Refusal.because(CibError.NO_SECTION);
    }

    /** Where an element of that tag belongs. */
    static Section holding(XmlElement xml) throws Refusal {
        return switch (xml.name()) {
            case "primitive", "group", "clone", "master", "master_slave" -> RESOURCES;
            case "rsc_location", "rsc_colocation", "rsc_order" -> CONSTRAINTS;
            case "cluster_property_set" -> CRM_CONFIG;
            case "node" -> NODES;
            case "acl_target", "acl_role", "acl_user" -> ACLS;
            case "cib" -> CONFIGURATION;
            default -> named(xml.name());
        };
    }

    private String tag() {
        return path.getLast();
    }

    /** Tells whether the engine alone writes it. */
    boolean live() {
        return this == STATUS;
    }

    /** The section in a document. */
    Optional<XmlElement> in(XmlElement root) {
        return root.path(path.toArray(String[]::new));
    }

    private XmlElement changed(XmlElement root, UnaryOperator<XmlElement> change) {
        return path.size() == 1
                ? root.update(tag(), change)
                : root.update(path.getFirst(), above -> above.update(tag(), change));
    }

    /** What of the given XML belongs below this section. */
    private List<XmlElement> objects(XmlElement xml) throws Refusal {
        if (xml.name().equals("cib")) {
            return in(xml).orElseThrow(() -> Refusal.because(CibError.MISSING_DATA)).elements();
        }
        return xml.name().equals(tag()) ? xml.elements() : List.of(xml);
    }

    /** The section as the XML has it; an object alone takes the place of the one it names. */
    XmlElement replaced(XmlElement root, XmlElement xml) throws Refusal {
        Optional<XmlElement> whole =
                xml.name().equals("cib") ? in(xml) : Optional.of(xml).filter(this::isWhole);
        if (whole.isPresent()) {
            return changed(root, _ -> whole.get());
        }
        if (in(root).stream().flatMap(XmlElement::descendants).noneMatch(same(xml))) {
            throw Refusal.because(CibError.NOT_EXISTS);
        }
        return changed(root, section -> deep(section, same(xml), _ -> xml));
    }

    private boolean isWhole(XmlElement xml) {
        return xml.name().equals(tag());
    }

    /** The section with new objects; one that is there already is refused. */
    XmlElement created(XmlElement root, XmlElement xml) throws Refusal {
        List<XmlElement> objects = objects(xml);
        for (XmlElement object : objects) {
            if (in(root).stream()
                    .flatMap(section -> section.elements().stream())
                    .anyMatch(same(object))) {
                throw Refusal.because(CibError.EXISTS);
            }
        }
        return changed(root, section -> section.append(objects.toArray(XmlNode[]::new)));
    }

    /** The section with objects merged into those they name; what is not there is added. */
    XmlElement merged(XmlElement root, XmlElement xml) throws Refusal {
        List<XmlElement> objects = objects(xml);
        return changed(root, section -> mergedInto(section, objects));
    }

    private static XmlElement mergedInto(XmlElement section, List<XmlElement> objects) {
        XmlElement result = section;
        for (XmlElement object : objects) {
            boolean known = result.descendants().skip(1).anyMatch(same(object));
            result =
                    known
                            ? deep(result, same(object), there -> merge(there, object))
                            : result.append(object);
        }
        return result;
    }

    private static XmlElement merge(XmlElement there, XmlElement more) {
        XmlElement result = there;
        for (var attribute : more.attributes().entrySet()) {
            result = result.with(attribute.getKey(), attribute.getValue());
        }
        for (XmlElement child : more.elements()) {
            result = result.update(same(child), () -> child, known -> merge(known, child));
        }
        return result;
    }

    /** The section without the objects, at whatever depth; what is not there is no error. */
    XmlElement deleted(XmlElement root, XmlElement xml) throws Refusal {
        if (isWhole(xml)) {
            throw Refusal.because(
                    CibError.INVALID_ARGUMENT, "name what is to be deleted, not its section");
        }
        if (xml.attributes().isEmpty()) {
            throw Refusal.because(CibError.INVALID_ARGUMENT, "say by its id what is to be deleted");
        }
        Optional<XmlElement> section = in(root);
        return section.isPresent() && section.get().descendants().skip(1).anyMatch(same(xml))
                ? changed(root, one -> pruned(one, same(xml)))
                : root;
    }

    /** Same tag and id; without an id, all attributes given must be the same. */
    private static Predicate<XmlElement> same(XmlElement wanted) {
        return wanted.id().isEmpty()
                ? one ->
                        one.name().equals(wanted.name())
                                && one.attributes()
                                        .entrySet()
                                        .containsAll(wanted.attributes().entrySet())
                : one -> one.name().equals(wanted.name()) && one.id().equals(wanted.id());
    }

    /** Changes the first element picked, looking at parents before their children. */
    private static XmlElement deep(
            XmlElement parent, Predicate<XmlElement> picked, UnaryOperator<XmlElement> change) {
        var children = new ArrayList<>(parent.children());
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof XmlElement child
                    && child.descendants().anyMatch(picked)) {
                children.set(
                        i, picked.test(child) ? change.apply(child) : deep(child, picked, change));
                return parent.withChildren(children);
            }
        }
        return parent;
    }

    private static XmlElement pruned(XmlElement parent, Predicate<XmlElement> picked) {
        XmlElement rest =
                parent.elements().stream().anyMatch(picked)
                        ? parent.removeElements(picked)
                        : parent;
        return rest.mapElements(_ -> true, child -> pruned(child, picked));
    }
}
