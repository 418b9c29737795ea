package systole.model.cib;

import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.resource.AttributeSet;
import systole.model.resource.Resource;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the configuration section of either dialect. */
final class ConfigurationReader {
    private final Sections sections;
    private final ResourceReader resources;
    private final ConstraintReader constraints;

    ConfigurationReader(String source) {
        sections = new Sections(source);
        resources = new ResourceReader(sections);
        constraints = new ConstraintReader(sections);
    }

    Configuration read(XmlElement root) throws XmlException {
        XmlElement configuration =
                root.first("configuration")
                        .orElseThrow(() -> sections.missing(root, "<configuration>"));
        List<Resource> read = resources.readAll(configuration.first("resources"));
        List<Node> nodes = nodes(configuration);
        var result =
                new Configuration(
                        options(configuration),
                        nodes,
                        read,
                        constraints.readAll(configuration.first("constraints")),
                        defaults(configuration, "rsc_defaults"),
                        defaults(configuration, "op_defaults"),
                        List.of());
        return new Configuration(
                result.options(),
                result.nodes(),
                result.resources(),
                result.constraints(),
                result.resourceDefaults(),
                result.operationDefaults(),
                Problems.of(configuration, result));
    }

    private ClusterOptions options(XmlElement configuration) throws XmlException {
        var values = new LinkedHashMap<String, String>();
        List<AttributeSet> sets =
                configuration.first("crm_config").isPresent()
                        ? sections.sets(
                                configuration.first("crm_config").get(), "cluster_property_set")
                        : List.of();
        sets.stream()
                .sorted(Comparator.comparing(set -> !set.id().equals("cib-bootstrap-options")))
                .forEach(
                        set ->
                                set.values()
                                        .forEach(
                                                (name, value) ->
                                                        values.putIfAbsent(
                                                                ClusterOptions.canonical(name),
                                                                value)));
        return new ClusterOptions(values);
    }

    private List<AttributeSet> defaults(XmlElement configuration, String section)
            throws XmlException {
        return configuration.first(section).isPresent()
                ? sections.sets(configuration.first(section).get(), "meta_attributes")
                : List.of();
    }

    private List<Node> nodes(XmlElement configuration) throws XmlException {
        var nodes = new ArrayList<Node>();
        for (XmlElement node :
                configuration.first("nodes").map(n -> n.elements("node")).orElse(List.of())) {
            String id = sections.required(node, "id");
            String name =
                    node.attribute("uname").isPresent() ? sections.required(node, "uname") : id;
            Map<String, String> attributes = new LinkedHashMap<>();
            for (AttributeSet set : sections.sets(node, "instance_attributes")) {
                set.values().forEach(attributes::putIfAbsent);
            }
            nodes.add(
                    new Node(
                            id,
                            NodeName.of(name),
                            !node.attribute("type", "normal").equals("ping"),
                            attributes));
        }
        return nodes;
    }
}
