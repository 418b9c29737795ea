package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How tools say what they have found: as Heartbeat 2.1.3 says it, or with {@code --modern} as
 * Pacemaker does today. What they do is the same.
 */
sealed interface Wording permits HeartbeatWording, ModernWording {
    /** The one that was asked for. */
    static Wording of(Given given) {
        return given.has(Given.MODERN) ? new ModernWording() : new HeartbeatWording();
    }

    /** Every resource, as {@code crm_resource -L} lists them. */
    String resources(List<Item> items);

    /** Their ids alone, as {@code crm_resource -l} lists them. */
    String ids(List<Item> items);

    /** Where a resource is active, a line a place; empty if nowhere. */
    String located(String id, List<Place> places);

    /** What a resource does, and how it is defined. */
    String definition(Item item, Optional<XmlElement> definition);

    /** An element of the CIB, or all of it. */
    String xml(XmlElement element);

    /** An attribute and its value. */
    String attribute(NamedAttribute attribute, String value);

    /** What is said, besides why, of an attribute that is not there. */
    String missing(NamedAttribute attribute);

    /** Whether a node is on standby. */
    String standby(NamedAttribute attribute, String value);

    /** The state of a node's resource manager. */
    String controllerState(NodeName node, String state);

    /** A configured node. */
    String node(Node node);

    /** How a tool ends that has found a CIB nobody should follow. */
    int invalid();

    /** How the cluster is. */
    String page(Cib cib, ZonedDateTime now, MonitorView view);

    /** How constraints made by {@code crm_resource -M} are written. */
    Pinning pinning();

    /** What a tool says and how it ends if it refuses. */
    ToolResult refusal(String text, int exit);
}
