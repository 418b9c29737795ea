package systole.model.cib;

import systole.model.constraint.Constraint;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.resource.AttributeSet;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What administrators wrote, typed.
 *
 * @param resources top-level resources in document order
 * @param resourceDefaults meta attributes for every resource that does not set them
 * @param operationDefaults the same for operations
 * @param problems what its author should know
 */
public record Configuration(
        ClusterOptions options,
        List<Node> nodes,
        List<Resource> resources,
        List<Constraint> constraints,
        List<AttributeSet> resourceDefaults,
        List<AttributeSet> operationDefaults,
        List<Problem> problems) {

    /** Copies the lists. */
    public Configuration {
        nodes = List.copyOf(nodes);
        resources = List.copyOf(resources);
        constraints = List.copyOf(constraints);
        resourceDefaults = List.copyOf(resourceDefaults);
        operationDefaults = List.copyOf(operationDefaults);
        problems = List.copyOf(problems);
    }

    /** The node of that name. */
    public Optional<Node> node(NodeName name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** The resource of that id: top-level, a group's member, or what a clone copies. */
    public Optional<Resource> resource(ResourceId id) {
        return resources.stream()
                .flatMap(resource -> within(resource).filter(one -> one.id().equals(id)))
                .findFirst();
    }

    private static Stream<Resource> within(Resource resource) {
        return switch (resource) {
            case Resource.Primitive primitive -> Stream.of(primitive);
            case Resource.Group group -> Stream.concat(Stream.of(group), group.members().stream());
            case Resource.Clone clone -> Stream.concat(Stream.of(clone), within(clone.copied()));
        };
    }

    /** The group a resource is a member of. */
    public Optional<Resource.Group> groupOf(ResourceId member) {
        return resources.stream()
                .filter(Resource.Group.class::isInstance)
                .map(Resource.Group.class::cast)
                .filter(group -> group.members().stream().anyMatch(one -> one.id().equals(member)))
                .findFirst();
    }

    /** Every primitive, in document order. */
    public List<Resource.Primitive> primitives() {
        return resources.stream().flatMap(resource -> resource.primitives().stream()).toList();
    }
}
