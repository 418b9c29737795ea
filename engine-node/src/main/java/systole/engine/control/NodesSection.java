package systole.engine.control;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The nodes of the configuration: every member of a cluster is one of them. */
public final class NodesSection {
    private NodesSection() {}

    /** The members that the configuration does not name. */
    static List<NodeName> missing(Cib cib, List<NodeName> members) {
        var named = new HashSet<>(cib.configuration().nodes().stream().map(Node::name).toList());
        return members.stream().filter(member -> !named.contains(member)).toList();
    }

    /** The document with these nodes added. */
    public static XmlElement with(XmlElement root, List<NodeName> nodes) {
        return root.update(
                "configuration",
                configuration -> configuration.update("nodes", section -> added(section, nodes)));
    }

    private static XmlElement added(XmlElement section, List<NodeName> nodes) {
        var all = new ArrayList<>(section.children());
        for (NodeName node : nodes) {
            String name = node.value();
            all.add(XmlElement.of("node", "id", name, "uname", name, "type", "normal"));
        }
        return section.withChildren(all);
    }
}
