package systole.model.edit;

import systole.model.cib.Dialect;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;

import java.util.function.UnaryOperator;

/** Edits of the configuration section. */
public final class ConfigurationEdit {
    private ConfigurationEdit() {}

    /** Sets a cluster option, in the first property set (made if missing). */
    public static UnaryOperator<XmlElement> option(String name, String value) {
        return root ->
                root.update(
                        "configuration",
                        configuration ->
                                configuration.update(
                                        "crm_config",
                                        config ->
                                                config.update(
                                                        child ->
                                                                child.name()
                                                                        .equals(
                                                                                "cluster_property_set"),
                                                        () ->
                                                                XmlElement.of(
                                                                        "cluster_property_set",
                                                                        "id",
                                                                        "cib-bootstrap-options"),
                                                        set ->
                                                                Pairs.set(
                                                                        set,
                                                                        Dialect.of(root),
                                                                        name,
                                                                        value))));
    }

    /** Sets a meta attribute of a resource, in the spelling it already has there. */
    public static UnaryOperator<XmlElement> meta(ResourceId resource, String name, String value) {
        return root ->
                onElement(
                        root,
                        resource.value(),
                        element ->
                                element.update(
                                        child -> child.name().equals("meta_attributes"),
                                        () ->
                                                XmlElement.of(
                                                        "meta_attributes",
                                                        "id",
                                                        resource + "-meta-options"),
                                        set -> Pairs.set(set, Dialect.of(root), name, value)));
    }

    /**
     * Removes a meta attribute of a resource, wherever it was set: on the tag, in meta or in
     * instance attributes.
     */
    public static UnaryOperator<XmlElement> withoutMeta(ResourceId resource, String name) {
        return root ->
                onElement(
                        root,
                        resource.value(),
                        element ->
                                element.without(name.replace('-', '_'))
                                        .without(name)
                                        .mapElements(
                                                child ->
                                                        child.name().equals("meta_attributes")
                                                                || child.name()
                                                                        .equals(
                                                                                "instance_attributes"),
                                                set -> Pairs.remove(set, name)));
    }

    /** Sets a permanent attribute of a node, {@code standby} for one. */
    public static UnaryOperator<XmlElement> nodeAttribute(
            String nodeId, String name, String value) {
        return root ->
                root.update(
                        "configuration",
                        configuration ->
                                configuration.update(
                                        "nodes",
                                        nodes ->
                                                nodes.mapElements(
                                                        node -> node.id().equals(nodeId),
                                                        node ->
                                                                node.update(
                                                                        child ->
                                                                                child.name()
                                                                                        .equals(
                                                                                                "instance_attributes"),
                                                                        () ->
                                                                                XmlElement.of(
                                                                                        "instance_attributes",
                                                                                        "id",
                                                                                        "nodes-"
                                                                                                + nodeId),
                                                                        set ->
                                                                                Pairs.set(
                                                                                        set,
                                                                                        Dialect.of(
                                                                                                root),
                                                                                        name,
                                                                                        value)))));
    }

    /** Adds a constraint, or replaces the one of the same id. */
    public static UnaryOperator<XmlElement> constraint(XmlElement constraint) {
        return root ->
                root.update(
                        "configuration",
                        configuration ->
                                configuration.update(
                                        "constraints",
                                        constraints ->
                                                constraints.update(
                                                        child -> child.id().equals(constraint.id()),
                                                        () -> constraint,
                                                        _ -> constraint)));
    }

    /** Removes the constraint of that id; a missing one is no error. */
    public static UnaryOperator<XmlElement> withoutConstraint(String id) {
        return root ->
                root.mapElements(
                        child -> child.name().equals("configuration"),
                        configuration ->
                                configuration.mapElements(
                                        child -> child.name().equals("constraints"),
                                        constraints ->
                                                constraints.removeElements(
                                                        child -> child.id().equals(id))));
    }

    /** Changes the element of that id anywhere in the resources section. */
    static XmlElement onElement(XmlElement root, String id, UnaryOperator<XmlElement> change) {
        return root.mapElements(
                child -> child.name().equals("configuration"),
                configuration ->
                        configuration.mapElements(
                                child -> child.name().equals("resources"),
                                resources -> deep(resources, id, change)));
    }

    private static XmlElement deep(
            XmlElement element, String id, UnaryOperator<XmlElement> change) {
        return element.mapElements(
                _ -> true,
                child -> child.id().equals(id) ? change.apply(child) : deepInto(child, id, change));
    }

    private static XmlElement deepInto(
            XmlElement child, String id, UnaryOperator<XmlElement> change) {
        return switch (child.name()) {
            case "group", "clone", "master", "master_slave" -> deep(child, id, change);
            default -> child;
        };
    }
}
