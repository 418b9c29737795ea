package systole.app.constraints;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.Optional;

/** Something constraints speak of. */
sealed interface Vertex {

    /** Unique in its graph, and the same in every later graph of that cluster. */
    String key();

    /** What it is called. */
    String label();

    /** The key of the group it stands in. */
    default Optional<String> holder() {
        return switch (this) {
            case OfNode _ -> Optional.empty();
            case OfResource(_, var group, _) -> group.map(OfResource::keyOf);
        };
    }

    /** A machine. */
    record OfNode(NodeName node) implements Vertex {
        @Override
        public String key() {
            return "node/" + node;
        }

        @Override
        public String label() {
            return node.value();
        }
    }

    /**
     * A resource.
     *
     * @param group the group it is a member of
     * @param agent what runs it; empty for a group
     */
    record OfResource(ResourceId resource, Optional<ResourceId> group, String agent)
            implements Vertex {
        @Override
        public String key() {
            return keyOf(resource);
        }

        @Override
        public String label() {
            return resource.value();
        }

        /** The key of a resource's vertex. */
        static String keyOf(ResourceId resource) {
            return "resource/" + resource;
        }
    }
}
