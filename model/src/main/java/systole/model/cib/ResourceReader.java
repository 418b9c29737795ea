package systole.model.cib;

import systole.model.resource.AgentName;
import systole.model.resource.OperationDefinition;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the resources section of either dialect. */
final class ResourceReader {
    private static final Set<String> IDENTITY =
            Set.of(
                    "id",
                    "class",
                    "provider",
                    "type",
                    "description",
                    "template",
                    "ordered",
                    "collocated");
    private final Sections sections;

    ResourceReader(Sections sections) {
        this.sections = sections;
    }

    List<Resource> readAll(Optional<XmlElement> section) throws XmlException {
        var resources = new ArrayList<Resource>();
        for (XmlElement element : section.map(XmlElement::elements).orElse(List.of())) {
            if (isResource(element)) {
                resources.add(resource(element));
            }
        }
        return resources;
    }

    private static boolean isResource(XmlElement element) {
        return switch (element.name()) {
            case "primitive", "group", "clone", "master", "master_slave" -> true;
            default -> false;
        };
    }

    private Resource resource(XmlElement element) throws XmlException {
        return switch (element.name()) {
            case "primitive" -> primitive(element);
            case "group" -> group(element);
            default -> copies(element);
        };
    }

    private Resource.Primitive primitive(XmlElement element) throws XmlException {
        boolean template = element.attribute("template").isPresent();
        String type = template ? element.attribute("type", "") : sections.required(element, "type");
        return new Resource.Primitive(
                id(element),
                new AgentName(
                        template
                                ? element.attribute("class", "")
                                : sections.required(element, "class"),
                        element.attribute("provider", ""),
                        type),
                tagAttributes(element),
                sections.sets(element, "meta_attributes"),
                sections.sets(element, "instance_attributes"),
                operations(element),
                element);
    }

    private Resource.Group group(XmlElement element) throws XmlException {
        var members = new ArrayList<Resource.Primitive>();
        for (XmlElement member : element.elements("primitive")) {
            members.add(primitive(member));
        }
        return new Resource.Group(
                id(element),
                List.copyOf(members),
                CibWords.bool(element.attribute("ordered", "true")).orElse(true),
                CibWords.bool(element.attribute("collocated", "true")).orElse(true),
                tagAttributes(element),
                sections.sets(element, "meta_attributes"),
                sections.sets(element, "instance_attributes"),
                element);
    }

    private Resource.Clone copies(XmlElement element) throws XmlException {
        XmlElement copied =
                element.elements().stream()
                        .filter(ResourceReader::isResource)
                        .findFirst()
                        .orElseThrow(() -> sections.missing(element, "<primitive> or <group>"));
        return new Resource.Clone(
                id(element),
                resource(copied),
                !element.name().equals("clone"),
                tagAttributes(element),
                sections.sets(element, "meta_attributes"),
                sections.sets(element, "instance_attributes"),
                element);
    }

    private ResourceId id(XmlElement element) throws XmlException {
        return ResourceId.of(sections.required(element, "id"));
    }

    private static Map<String, String> tagAttributes(XmlElement element) {
        var attributes = new LinkedHashMap<String, String>();
        element.attributes()
                .forEach(
                        (name, value) -> {
                            if (!IDENTITY.contains(name)) {
                                attributes.put(name.replace('_', '-'), value);
                            }
                        });
        return attributes;
    }

    private List<OperationDefinition> operations(XmlElement element) throws XmlException {
        var operations = new ArrayList<OperationDefinition>();
        for (XmlElement op :
                element.first("operations").map(o -> o.elements("op")).orElse(List.of())) {
            Optional<String> timeout = op.attribute("timeout");
            boolean disabled = CibWords.bool(op.attribute("disabled", "false")).orElse(false);
            boolean enabled = CibWords.bool(op.attribute("enabled", "true")).orElse(true);
            operations.add(
                    new OperationDefinition(
                            op.id(),
                            sections.required(op, "name"),
                            span(op, op.attribute("interval", "0")),
                            timeout.isPresent()
                                    ? Optional.of(span(op, timeout.get()))
                                    : Optional.empty(),
                            span(op, Dialect.read(op, "start-delay", "0")),
                            Dialect.read(op, "on-fail").map(word -> word.strip()),
                            op.attribute("role", "Started"),
                            enabled && !disabled));
        }
        return List.copyOf(operations);
    }

    private Duration span(XmlElement op, String text) throws XmlException {
        return CibWords.duration(text)
                .orElseThrow(
                        () ->
                                sections.refused(
                                        op,
                                        "\"" + text + "\" is not a span of time",
                                        "write 10s, 500ms or 2min"));
    }
}
