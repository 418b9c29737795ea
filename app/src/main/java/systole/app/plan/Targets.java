package systole.app.plan;

import systole.app.cluster.Situation;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ScoreTerm;
import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.util.List;
import java.util.Optional;

/** Where a resource may be dragged to. Pure. */
public final class Targets {
    private Targets() {}

    /** One target for each member node, in the CIB's order; empty for an unknown resource. */
    public static List<Target> of(Situation situation, ResourceId resource) {
        return of(situation.cib(), situation.decision(), resource);
    }

    /** One target for each member node, in the CIB's order; empty for an unknown resource. */
    public static List<Target> of(Cib cib, Decision decision, ResourceId resource) {
        return leader(cib, resource)
                .map(
                        first ->
                                cib.configuration().nodes().stream()
                                        .filter(Node::member)
                                        .map(node -> target(cib, decision, first, node))
                                        .toList())
                .orElse(List.of());
    }

    /** The target for one node; an obstacle if there is no such resource or node. */
    public static Target of(Situation situation, ResourceId resource, NodeName node) {
        return of(situation, resource).stream()
                .filter(target -> target.node().equals(node))
                .findFirst()
                .orElseGet(
                        () ->
                                new Target(
                                        node,
                                        Optional.empty(),
                                        false,
                                        Optional.of(
                                                Phrase.of(
                                                        "plan.obstacle.unknown", resource, node))));
    }

    /**
     * The primitive whose score decides where a resource goes: a group, and each of its members,
     * goes where the first member goes. Empty for an unknown resource.
     */
    public static Optional<ResourceId> leader(Cib cib, ResourceId resource) {
        return cib.configuration().resource(resource).map(found -> leader(cib, found));
    }

    static ResourceId leader(Cib cib, Resource resource) {
        return switch (resource) {
            case Resource.Primitive primitive ->
                    cib.configuration()
                            .groupOf(primitive.id())
                            .filter(Resource.Group::collocated)
                            .map(group -> group.members().getFirst().id())
                            .orElse(primitive.id());
            case Resource.Group group ->
                    group.members().isEmpty() ? group.id() : group.members().getFirst().id();
            case Resource.Clone clone -> clone.id();
        };
    }

    private static Target target(Cib cib, Decision decision, ResourceId leader, Node node) {
        var state = decision.states().get(leader);
        boolean current = state != null && state.activeOn().contains(node.name());
        Optional<Score> score = decision.score(leader, node.name());
        return new Target(
                node.name(), score, current, obstacle(cib, decision, leader, node, score));
    }

    private static Optional<Phrase> obstacle(
            Cib cib, Decision decision, ResourceId leader, Node node, Optional<Score> score) {
        var state = decision.states().get(leader);
        if (state == null) {
            return Optional.of(Phrase.of("plan.obstacle.unsupported", leader));
        }
        if (!cib.state(node.name()).map(one -> one.online()).orElse(false)) {
            return Optional.of(Phrase.of("plan.obstacle.offline", node.name()));
        }
        if (standby(node)) {
            return Optional.of(Phrase.of("plan.obstacle.standby", node.name()));
        }
        if (!state.managed()) {
            return Optional.of(Phrase.of("plan.obstacle.unmanaged", leader));
        }
        if (score.isEmpty()) {
            return Optional.of(Phrase.of("plan.obstacle.no-candidate", node.name()));
        }
        return score.get().isMinusInfinity()
                ? Optional.of(never(decision, leader, node.name()))
                : Optional.empty();
    }

    static boolean standby(Node node) {
        return Optional.ofNullable(node.attributes().get("standby"))
                .flatMap(CibWords::bool)
                .orElse(false);
    }

    private static Phrase never(Decision decision, ResourceId leader, NodeName node) {
        var byNode = decision.terms().get(leader);
        List<ScoreTerm> terms =
                byNode == null ? List.of() : byNode.getOrDefault(node, List.<ScoreTerm>of());
        return terms.stream()
                .filter(term -> term.amount().isMinusInfinity())
                .findFirst()
                .map(term -> Phrase.of("plan.obstacle.never.because", node, ScoreWords.of(term)))
                .orElseGet(() -> Phrase.of("plan.obstacle.never", node));
    }
}
