package systole.app.why;

import systole.app.cluster.Decider;
import systole.app.cluster.FailureForecast;
import systole.app.cluster.Situation;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ScoreTerm;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlException;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Heartbeat's migration formula {@code (A − B + stickiness) / |failure stickiness|}: how many
 * failures weigh as much as the lead of the present node.
 *
 * @param preference A: what constraints give the present node
 * @param rival B: the best score of any other node
 * @param stickiness what staying is worth, of all members of a group together
 * @param failure what one failure costs, as a positive number
 */
record Formula(int preference, NodeName next, int rival, int stickiness, int failure) {

    /** The quotient. */
    double quotient() {
        return (double) (preference - rival + stickiness) / failure;
    }

    /** The formula of a resource that some number of failures moves; empty with infinite scores. */
    static Optional<Formula> of(
            Situation situation, ResourceId leader, FailureForecast forecast, Decider decider) {
        Decision decision = situation.decision();
        NodeName home = forecast.home();
        Optional<Score> here = decision.score(leader, home);
        Optional<Map.Entry<NodeName, Score>> best = best(decision, leader, home);
        if (here.isEmpty()
                || best.isEmpty()
                || here.get().isInfinite()
                || best.get().getValue().isInfinite()) {
            return Optional.empty();
        }
        int cost = here.get().value() - afterOneMore(situation, leader, home, decider).value();
        if (cost <= 0 || cost >= Score.INFINITE / 2) {
            return Optional.empty();
        }
        int untroubled = here.get().value() + forecast.failures() * cost;
        int preference = preference(decision, leader, home);
        return Optional.of(
                new Formula(
                        preference,
                        best.get().getKey(),
                        best.get().getValue().value(),
                        untroubled - preference,
                        cost));
    }

    private static Optional<Map.Entry<NodeName, Score>> best(
            Decision decision, ResourceId leader, NodeName home) {
        var byNode = decision.scores().get(leader);
        return byNode == null
                ? Optional.empty()
                : byNode.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(home))
                        .filter(entry -> available(decision, leader, entry.getKey()))
                        .max(Comparator.comparing(entry -> entry.getValue()));
    }

    private static boolean available(Decision decision, ResourceId leader, NodeName node) {
        return terms(decision, leader, node).stream()
                .noneMatch(term -> term.kind() == ScoreTerm.Kind.NODE_UNAVAILABLE);
    }

    private static int preference(Decision decision, ResourceId leader, NodeName home) {
        return terms(decision, leader, home).stream()
                .filter(term -> term.kind() == ScoreTerm.Kind.NODE_PREFERENCE)
                .mapToInt(term -> term.amount().value())
                .sum();
    }

    private static List<ScoreTerm> terms(Decision decision, ResourceId leader, NodeName node) {
        var byNode = decision.terms().get(leader);
        return byNode == null ? List.of() : byNode.getOrDefault(node, List.<ScoreTerm>of());
    }

    private static Score afterOneMore(
            Situation situation, ResourceId leader, NodeName home, Decider decider) {
        Cib cib = situation.cib();
        String count = Integer.toString(cib.failcount(home, leader) + 1);
        String id = cib.configuration().node(home).map(Node::id).orElse(home.value());
        var edit =
                StatusEdit.attribute(
                        new StatusEdit.NodeKey(id, home), "fail-count-" + leader, count);
        try {
            Cib failed = cib.withRoot(edit.apply(cib.root()));
            return decider.decide(failed, situation.decision().now())
                    .score(leader, home)
                    .orElse(Score.ZERO);
        } catch (XmlException e) {
            throw new IllegalStateException("a failcount cannot break a CIB", e);
        }
    }
}
