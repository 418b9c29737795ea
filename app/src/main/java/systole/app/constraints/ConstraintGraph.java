package systole.app.constraints;

import systole.model.cib.Cib;
import systole.model.constraint.Constraint;
import systole.model.node.Node;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.rule.AttributeExpression;
import systole.model.rule.Rule;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A CIB's constraints as a graph.
 *
 * @param vertices by key: nodes, then resources in the CIB's order, members after their group
 * @param unseen constraints that cannot be drawn: sets, tickets, rules about more than one node's
 *     name, and those that speak of what does not exist
 */
record ConstraintGraph(
        SequencedMap<String, Vertex> vertices, List<Edge> edges, List<Constraint> unseen) {

    /** The graph of a CIB. */
    static ConstraintGraph of(Cib cib) {
        var vertices = new LinkedHashMap<String, Vertex>();
        cib.configuration().nodes().stream()
                .filter(Node::member)
                .map(node -> new Vertex.OfNode(node.name()))
                .forEach(vertex -> vertices.put(vertex.key(), vertex));
        cib.configuration().resources().stream()
                .flatMap(ConstraintGraph::withMembers)
                .forEach(vertex -> vertices.put(vertex.key(), vertex));
        var edges = new ArrayList<Edge>();
        var unseen = new ArrayList<Constraint>();
        for (Constraint constraint : cib.configuration().constraints()) {
            List<Edge> drawn =
                    edgesOf(constraint).stream()
                            .filter(
                                    edge ->
                                            vertices.containsKey(edge.from())
                                                    && vertices.containsKey(edge.to()))
                            .toList();
            edges.addAll(drawn);
            if (drawn.isEmpty()) {
                unseen.add(constraint);
            }
        }
        return new ConstraintGraph(vertices, List.copyOf(edges), List.copyOf(unseen));
    }

    /** The members of a group, in its order; none of anything else. */
    List<Vertex> members(Vertex of) {
        return vertices.values().stream()
                .filter(vertex -> vertex.holder().filter(of.key()::equals).isPresent())
                .toList();
    }

    /** Tells whether an edge ends at a vertex or at a member of it. */
    boolean touches(Edge edge, Vertex vertex) {
        return isOf(edge.from(), vertex) || isOf(edge.to(), vertex);
    }

    private boolean isOf(String key, Vertex vertex) {
        Vertex end = vertices.get(key);
        return key.equals(vertex.key())
                || end != null && end.holder().filter(vertex.key()::equals).isPresent();
    }

    /** A vertex, what its edges lead to, and the groups and members of all these, by key. */
    Set<String> around(Vertex vertex) {
        var around = new LinkedHashSet<>(Set.of(vertex.key()));
        for (Edge edge : edges) {
            if (touches(edge, vertex)) {
                around.add(edge.from());
                around.add(edge.to());
            }
        }
        for (Vertex other : vertices.values()) {
            other.holder()
                    .ifPresent(
                            group -> {
                                if (around.contains(other.key())) {
                                    around.add(group);
                                } else if (around.contains(group)) {
                                    around.add(other.key());
                                }
                            });
        }
        return around;
    }

    /** The vertex of a key that is in this graph. */
    Vertex vertex(String key) {
        return Objects.requireNonNull(vertices.get(key), key);
    }

    private static Stream<Vertex> withMembers(Resource resource) {
        return switch (resource) {
            case Resource.Primitive primitive -> Stream.of(vertex(primitive, Optional.empty()));
            case Resource.Group group ->
                    Stream.concat(
                            Stream.of(new Vertex.OfResource(group.id(), Optional.empty(), "")),
                            group.members().stream()
                                    .map(member -> vertex(member, Optional.of(group.id()))));
            case Resource.Clone clone ->
                    Stream.of(new Vertex.OfResource(clone.id(), Optional.empty(), ""));
        };
    }

    private static Vertex vertex(Resource.Primitive primitive, Optional<ResourceId> group) {
        return new Vertex.OfResource(primitive.id(), group, primitive.agent().type());
    }

    private static List<Edge> edgesOf(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Location location ->
                    location.rules().stream()
                            .flatMap(rule -> edge(location, rule).stream())
                            .toList();
            case Constraint.Colocation(_, var dependent, var primary, var score, _, _, _, _, _) ->
                    List.of(
                            new Edge(
                                    constraint,
                                    Edge.Kind.COLOCATION,
                                    Vertex.OfResource.keyOf(dependent),
                                    Vertex.OfResource.keyOf(primary),
                                    score,
                                    Optional.empty()));
            case Constraint.Order order ->
                    List.of(
                            new Edge(
                                    order,
                                    Edge.Kind.ORDER,
                                    Vertex.OfResource.keyOf(order.first()),
                                    Vertex.OfResource.keyOf(order.then()),
                                    order.mandatory() ? Score.INFINITY : Score.ZERO,
                                    Optional.empty()));
            case Constraint.Unsupported _ -> List.of();
        };
    }

    /** A rule that says nothing but one node's name is an edge to that node. */
    private static Optional<Edge> edge(Constraint.Location location, Rule rule) {
        if (rule.expressions().size() != 1
                || !(rule.expressions().getFirst()
                        instanceof
                        AttributeExpression(_, var attribute, var operation, var value, _))
                || !attribute.equals("#uname")
                || operation != AttributeExpression.Operation.EQ) {
            return Optional.empty();
        }
        boolean shorthand = location.source().attribute("node").isPresent();
        return Optional.of(
                new Edge(
                        location,
                        Edge.Kind.LOCATION,
                        Vertex.OfResource.keyOf(location.resource()),
                        "node/" + value,
                        rule.score().orElse(Score.ZERO),
                        shorthand ? Optional.empty() : Optional.of(rule.id())));
    }
}
