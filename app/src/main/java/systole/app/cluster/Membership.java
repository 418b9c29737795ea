package systole.app.cluster;

import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How all nodes see the membership at one moment.
 *
 * @param acting the report of the view that may act for the cluster: the youngest that has quorum
 *     and whose lease holds; empty if no node that is heard may act
 * @param nodes every configured node, in the CIB's order
 */
public record Membership(Optional<NodeReport> acting, List<NodeSight> nodes) {
    /** Nothing is known yet. */
    public static final Membership UNKNOWN = new Membership(Optional.empty(), List.of());

    /**
     * Something an administrator should know.
     *
     * @param nodes who say so
     */
    public record Concern(String text, List<NodeName> nodes) {
        /** Copies the nodes. */
        public Concern {
            nodes = List.copyOf(nodes);
        }
    }

    /** Copies the nodes. */
    public Membership {
        nodes = List.copyOf(nodes);
    }

    /** Whether any node has ever told how it sees the membership. */
    public boolean told() {
        return nodes.stream().anyMatch(node -> node.report().isPresent());
    }

    /** Whether every configured node is in the acting view. */
    public boolean united() {
        return told() && nodes.stream().allMatch(node -> node.standing() == Standing.AGREES);
    }

    /** Who stands so, in the CIB's order. */
    public List<NodeName> who(Standing standing) {
        return nodes.stream()
                .filter(node -> node.standing() == standing)
                .map(NodeSight::node)
                .toList();
    }

    /** What nodes are concerned about; each sentence once. A node that fell silent still counts. */
    public List<Concern> concerns() {
        Map<String, List<NodeName>> who = new LinkedHashMap<>();
        for (NodeSight node : nodes) {
            node.report().map(NodeReport::concerns).orElse(List.of()).stream()
                    .distinct()
                    .forEach(
                            text ->
                                    who.computeIfAbsent(text, _ -> new ArrayList<>())
                                            .add(node.node()));
        }
        return who.entrySet().stream()
                .map(one -> new Concern(one.getKey(), one.getValue()))
                .toList();
    }
}
