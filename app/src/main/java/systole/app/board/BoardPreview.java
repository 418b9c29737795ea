package systole.app.board;

import systole.app.plan.Displacement;
import systole.app.plan.Plan;
import systole.model.cib.Configuration;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the board would look if the plan on screen were applied.
 *
 * @param coming ghosts by node
 * @param leaving places that would be given up
 */
public record BoardPreview(Map<NodeName, List<Ghost>> coming, Set<Spot> leaving) {
    /** No plan. */
    public static final BoardPreview NONE = new BoardPreview(Map.of(), Set.of());

    /** Copies the collections. */
    public BoardPreview {
        coming = Map.copyOf(coming);
        leaving = Set.copyOf(leaving);
    }

    /** The ghosts of one node. */
    List<Ghost> on(NodeName node) {
        return coming.getOrDefault(node, List.of());
    }

    /** What a plan would change; nothing if it is refused. */
    static BoardPreview of(Plan plan) {
        return plan.possible()
                ? of(plan.before().cib().configuration(), plan.displacements())
                : NONE;
    }

    /** Displacements of the members of one group to one node make one ghost. */
    static BoardPreview of(Configuration configuration, List<Displacement> displacements) {
        var arrivals = new LinkedHashMap<NodeName, Map<ResourceId, List<String>>>();
        var leaving = new LinkedHashSet<Spot>();
        for (var displacement : displacements) {
            var group = configuration.groupOf(displacement.resource()).map(Resource::id);
            for (var node : arriving(displacement)) {
                var subject = group.orElse(displacement.resource());
                arrivals.computeIfAbsent(node, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(subject, _ -> new ArrayList<>())
                        .addAll(group.map(_ -> displacement.resource().value()).stream().toList());
            }
            for (var node : displacement.from()) {
                if (!displacement.to().contains(node)) {
                    leaving.add(Spot.of(Optional.of(node), displacement.resource()));
                }
            }
        }
        var coming = new LinkedHashMap<NodeName, List<Ghost>>();
        arrivals.forEach((node, subjects) -> coming.put(node, ghosts(subjects)));
        return new BoardPreview(coming, leaving);
    }

    private static List<NodeName> arriving(Displacement displacement) {
        return displacement.to().stream()
                .filter(node -> !displacement.from().contains(node))
                .toList();
    }

    private static List<Ghost> ghosts(Map<ResourceId, List<String>> subjects) {
        return subjects.entrySet().stream()
                .map(subject -> new Ghost(subject.getKey().value(), subject.getValue()))
                .toList();
    }
}
