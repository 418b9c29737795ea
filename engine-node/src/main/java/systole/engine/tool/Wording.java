package systole.engine.tool;

import systole.model.cib.Cib;
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

    /** The count of failures of a resource. */
    String failcount(String resource, String count);

    /** How the cluster is. */
    String page(Cib cib, ZonedDateTime now, MonitorView view);

    /** How constraints made by {@code crm_resource -M} are written. */
    Pinning pinning();

    /** What a tool says and how it ends if it refuses. */
    ToolResult refusal(String text, int exit);
}
