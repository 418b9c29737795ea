package systole.model.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A configured node.
 *
 * @param id the identity other sections refer to (a UUID in Heartbeat 2, a number with Corosync)
 * @param name what operators call it
 * @param member false for ping nodes, which never run resources
 * @param attributes permanent attributes, {@code standby} among them, names with dashes
 */
public record Node(String id, NodeName name, boolean member, Map<String, String> attributes) {

    /** Copies the attributes, keeping their order. */
    public Node {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
