package systole.model.node;

import systole.model.resource.ResourceId;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the status section says of one node.
 *
 * @param id the node's identity
 * @param name the node's name
 * @param alive the node's engine is heard ({@code ha} in Heartbeat 2; true where the dialect lacks
 *     it)
 * @param inMembership the node is in the agreed membership
 * @param engineOnline the node's resource manager takes part
 * @param join how far it has joined: {@code member}, {@code pending}, {@code down}, …
 * @param expected what the cluster expects of it: {@code member} or {@code down}
 * @param shutdownRequested it asked to leave
 * @param transientAttributes attributes that last until its engine restarts
 * @param history per resource the operations it is known to have run
 */
public record NodeState(
        String id,
        NodeName name,
        boolean alive,
        boolean inMembership,
        boolean engineOnline,
        String join,
        String expected,
        boolean shutdownRequested,
        Map<String, String> transientAttributes,
        List<ResourceHistory> history) {

    /** Copies the collections, keeping their order. */
    public NodeState {
        transientAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(transientAttributes));
        history = List.copyOf(history);
    }

    /** Tells whether the node can be asked to do anything. */
    public boolean online() {
        return alive && inMembership && engineOnline && join.equals("member");
    }

    /** The history of one resource on this node. */
    public Optional<ResourceHistory> historyOf(ResourceId resource) {
        return history.stream().filter(entry -> entry.resource().equals(resource)).findFirst();
    }
}
