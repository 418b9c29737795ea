package systole.app.why;

import systole.app.cluster.Decider;
import systole.app.cluster.FailureForecast;
import systole.app.cluster.Situation;
import systole.app.look.ScoreText;
import systole.app.plan.Intent;
import systole.app.plan.Phrase;
import systole.app.plan.Target;
import systole.app.plan.Targets;
import systole.app.plan.Waterfall;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.engine.scheduler.ScoreTerm;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Explains. Pure: the same situation and question give the same explanation, on any thread. */
final class Explainer {
    private final Situation situation;
    private final Decider decider;
    private final ResourceId resource;
    private final ResourceId leader;
    private final NodeName node;

    private Explainer(
            Situation situation,
            Decider decider,
            ResourceId resource,
            ResourceId leader,
            NodeName node) {
        this.situation = situation;
        this.decider = decider;
        this.resource = resource;
        this.leader = leader;
        this.node = node;
    }

    /** Why the resource is on that node, or is not; empty if there is no such resource. */
    static Optional<Explanation> explain(
            Situation situation, ResourceId resource, NodeName node, Decider decider) {
        return Targets.leader(situation.cib(), resource)
                .filter(leader -> situation.decision().states().containsKey(leader))
                .map(leader -> new Explainer(situation, decider, resource, leader, node).all());
    }

    private Decision decision() {
        return situation.decision();
    }

    private Cib cib() {
        return situation.cib();
    }

    private Explanation all() {
        Waterfall here = Waterfall.of(decision(), leader, node);
        Optional<FailureForecast> forecast = FailureForecast.of(situation, resource, decider);
        return new Explanation(
                resource,
                leader,
                node,
                question(),
                verdict(here),
                here,
                others(),
                here.rows().stream()
                        .map(row -> row.term().source())
                        .filter(source -> !source.isEmpty())
                        .distinct()
                        .toList(),
                forecast,
                forecast.flatMap(found -> Formula.of(situation, leader, found, decider)),
                fixes());
    }

    private List<NodeName> activeOn() {
        ResourceState state = decision().states().get(leader);
        return state == null ? List.of() : state.activeOn();
    }

    private List<NodeName> placement() {
        return decision().placement().getOrDefault(leader, List.of());
    }

    private Phrase question() {
        if (activeOn().contains(node)) {
            return Phrase.of("why.question.on", resource, node);
        }
        return activeOn().isEmpty() && placement().isEmpty()
                ? Phrase.of("why.question.nowhere", resource)
                : Phrase.of("why.question.not-on", resource, node);
    }

    private Phrase verdict(Waterfall here) {
        ResourceState state = decision().states().get(leader);
        if (state != null && state.blocked()) {
            return Phrase.of("why.verdict.blocked", state.reason());
        }
        Target target = Targets.of(situation, resource, node);
        String score = score(here.total());
        if (placement().contains(node)) {
            return leader.equals(resource)
                    ? Phrase.of("why.verdict.best", score)
                    : Phrase.of("why.verdict.follows", leader, score);
        }
        if (stoppedByAdmin(here)) {
            return Phrase.of("why.verdict.stopped");
        }
        if (target.obstacle().isPresent()) {
            return target.obstacle().get();
        }
        if (here.total().filter(Score::isNegative).isPresent()) {
            return Phrase.of("why.verdict.negative", score);
        }
        return placement().stream()
                .findFirst()
                .map(
                        winner ->
                                Phrase.of(
                                        "why.verdict.other",
                                        winner,
                                        score(decision().score(leader, winner)),
                                        score))
                .orElseGet(() -> Phrase.of("why.verdict.nowhere"));
    }

    private static String score(Optional<Score> score) {
        return score.map(one -> ScoreText.format(one.value())).orElse("–");
    }

    private static boolean stoppedByAdmin(Waterfall waterfall) {
        return waterfall.rows().stream()
                .anyMatch(row -> row.term().kind() == ScoreTerm.Kind.STOPPED_BY_ADMIN);
    }

    private List<Waterfall> others() {
        return Targets.of(situation, resource).stream()
                .map(Target::node)
                .filter(other -> !other.equals(node))
                .map(other -> Waterfall.of(decision(), leader, other))
                .sorted(
                        Comparator.comparing(
                                        (Waterfall one) -> one.total().orElse(Score.MINUS_INFINITY))
                                .reversed())
                .toList();
    }

    private List<Fix> fixes() {
        var fixes = new ArrayList<Fix>();
        int failures = failures();
        if (failures > 0) {
            fixes.add(
                    new Fix(
                            "mdi2u-undo-variant",
                            Phrase.of("why.fix.forget", failures),
                            Phrase.of("why.fix.forget.note"),
                            new Intent.CleanUp(resource, Optional.of(node))));
        }
        if (stoppedByAdmin(Waterfall.of(decision(), leader, node))) {
            fixes.add(
                    new Fix(
                            "mdi2p-play-outline",
                            Phrase.of("why.fix.start"),
                            Phrase.of("why.fix.plan.note"),
                            new Intent.StartResource(resource)));
        }
        for (Target target : Targets.of(situation, resource)) {
            fix(target).ifPresent(fixes::add);
        }
        return fixes;
    }

    private Optional<Fix> fix(Target target) {
        NodeName there = target.node();
        boolean standby =
                target.obstacle()
                        .filter(why -> why.key().equals("plan.obstacle.standby"))
                        .isPresent();
        if (standby) {
            return Optional.of(
                    new Fix(
                            "mdi2p-power-standby",
                            Phrase.of("why.fix.unstandby", there),
                            Phrase.of("why.fix.plan.note"),
                            new Intent.Unstandby(there)));
        }
        return target.legal() && !activeOn().isEmpty()
                ? Optional.of(
                        new Fix(
                                "mdi2a-arrow-right",
                                Phrase.of("why.fix.move", there),
                                Phrase.of("why.fix.plan.note"),
                                new Intent.MoveResource(resource, there)))
                : Optional.empty();
    }

    private int failures() {
        return cib()
                .configuration()
                .resource(resource)
                .map(Resource::primitives)
                .orElse(List.of())
                .stream()
                .mapToInt(member -> cib().failcount(node, member.id()))
                .sum();
    }
}
