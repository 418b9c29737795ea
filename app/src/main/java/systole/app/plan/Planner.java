package systole.app.plan;

import systole.app.cluster.Decider;
import systole.app.cluster.FailureForecast;
import systole.app.cluster.Situation;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.TransitionGraph;
import systole.model.cib.Cib;
import systole.model.cib.Configuration;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes plans. Pure: the same CIB, intent and time give the same plan, on any thread; nothing is
 * sent anywhere.
 */
public final class Planner {
    private static final int ROUND = 50;
    private static final Set<String> FENCING = Set.of("stonith", "fence");

    private final Decider decider;
    private final Estimates estimates;

    public Planner(Decider decider, Estimates estimates) {
        this.decider = decider;
        this.estimates = estimates;
    }

    /** The plan for an intent. */
    public Plan plan(Cib cib, Intent intent, Instant now) {
        return plan(new Situation(cib, decider.decide(cib, now)), intent, now);
    }

    /** The same where the present has been decided on already. */
    public Plan plan(Situation before, Intent asked, Instant now) {
        Intent intent = whole(before.cib().configuration(), asked);
        Optional<Phrase> refusal = refusal(before, intent);
        if (refusal.isPresent()) {
            return refused(before, intent, refusal.get());
        }
        Cib edited;
        try {
            var root = new IntentEdit(before.cib()).apply(intent);
            edited = before.cib().withRoot(before.cib().version().nextEpoch().mark(root));
        } catch (XmlException e) {
            return refused(before, intent, Phrase.of("plan.refused.edit", e.problem()));
        }
        var after = new Situation(edited, decider.decide(edited, now));
        var execution = Execution.of(after, decider, now);
        Situation settled = unpinned(intent, execution.end(), now);
        List<Step> steps = new Timetable(estimates).of(execution.rounds());
        List<Displacement> displacements =
                displacements(before, after, intent, execution.end().decision());
        return new Plan(
                intent,
                before,
                after,
                settled,
                Optional.empty(),
                steps,
                displacements,
                outages(before.cib().configuration(), steps, displacements),
                quorum(before.cib(), execution.rounds()),
                staying(intent, settled),
                intent.subject().flatMap(subject -> FailureForecast.of(settled, subject, decider)),
                CommandLines.of(intent, before.cib(), edited));
    }

    /** A member of a group moves with its group. */
    private static Intent whole(Configuration configuration, Intent intent) {
        return intent instanceof Intent.MoveResource(var resource, var target)
                ? configuration
                        .groupOf(resource)
                        .filter(Resource.Group::collocated)
                        .map(group -> (Intent) new Intent.MoveResource(group.id(), target))
                        .orElse(intent)
                : intent;
    }

    private static Optional<Phrase> refusal(Situation before, Intent intent) {
        return switch (intent) {
            case Intent.MoveResource(var resource, var target) -> {
                Target there = Targets.of(before, resource, target);
                yield there.current()
                        ? Optional.of(Phrase.of("plan.obstacle.current", resource, target))
                        : there.obstacle();
            }
            case Intent.Standby(var node) -> knownNode(before, node);
            case Intent.Unstandby(var node) -> knownNode(before, node);
            case Intent.StopResource _,
                    Intent.StartResource _,
                    Intent.CleanUp _,
                    Intent.Manage _,
                    Intent.Unmanage _,
                    Intent.EditConfiguration _ ->
                    intent.subject()
                            .filter(id -> before.cib().configuration().resource(id).isEmpty())
                            .map(id -> Phrase.of("plan.refused.resource", id));
        };
    }

    private static Optional<Phrase> knownNode(Situation before, NodeName node) {
        return before.cib().configuration().node(node).isPresent()
                ? Optional.empty()
                : Optional.of(Phrase.of("plan.refused.node", node));
    }

    private static Plan refused(Situation before, Intent intent, Phrase why) {
        return new Plan(
                intent,
                before,
                before,
                before,
                Optional.of(why),
                List.of(),
                List.of(),
                List.of(),
                quorum(before.cib(), List.of()),
                new Staying.NotAsked(),
                Optional.empty(),
                CommandLines.of(intent, before.cib(), before.cib()));
    }

    private Situation unpinned(Intent intent, Situation end, Instant now) {
        if (!(intent instanceof Intent.MoveResource(var resource, _))) {
            return end;
        }
        Cib free =
                Execution.edited(
                        end.cib(), IntentEdit.withoutPin(resource).apply(end.cib().root()));
        return Execution.of(new Situation(free, decider.decide(free, now)), decider, now).end();
    }

    private static Staying staying(Intent intent, Situation settled) {
        if (!(intent instanceof Intent.MoveResource(var resource, var target))) {
            return new Staying.NotAsked();
        }
        Resource moved = settled.cib().configuration().resource(resource).orElseThrow();
        ResourceId leader = Targets.leader(settled.cib(), moved);
        List<NodeName> places = settled.decision().placement().getOrDefault(leader, List.of());
        if (places.isEmpty() || places.contains(target)) {
            return new Staying.Stays(target);
        }
        NodeName back = places.getFirst();
        return new Staying.Returns(
                back, remedy(settled.decision(), resource, leader, target, back));
    }

    /** A preference that outweighs going back: rounded up, so that it reads like one. */
    private static Optional<Staying.Remedy> remedy(
            Decision decision,
            ResourceId resource,
            ResourceId leader,
            NodeName target,
            NodeName back) {
        Score here = decision.score(leader, target).orElse(Score.ZERO);
        Score there = decision.score(leader, back).orElse(Score.ZERO);
        if (here.isInfinite() || there.isInfinite()) {
            return Optional.empty();
        }
        int missing = there.value() - here.value() + 1;
        int prefer = Math.ceilDiv(missing, ROUND) * ROUND;
        var preference =
                IntentEdit.preference("prefer", resource, target, Integer.toString(prefer));
        return Optional.of(
                new Staying.Remedy(
                        target,
                        prefer,
                        new Intent.EditConfiguration(
                                Phrase.of("plan.title.prefer", resource, target, prefer),
                                ConfigurationEdit.constraint(preference))));
    }

    private static List<Displacement> displacements(
            Situation before, Situation after, Intent intent, Decision end) {
        Set<ResourceId> meant =
                intent.subject()
                        .flatMap(id -> before.cib().configuration().resource(id))
                        .map(found -> found.primitives().stream().map(Resource::id))
                        .map(ids -> ids.collect(Collectors.toUnmodifiableSet()))
                        .orElse(Set.of());
        Set<ResourceId> restarted = restarted(after.decision().graph());
        Set<ResourceId> anyway = restarted(before.decision().graph());
        var result = new ArrayList<Displacement>();
        for (var entry : before.decision().states().entrySet()) {
            ResourceId id = entry.getKey();
            List<NodeName> from = entry.getValue().activeOn();
            List<NodeName> to = end.placement().getOrDefault(id, List.of());
            boolean elsewhere =
                    !to.equals(from) && !to.equals(before.decision().placement().get(id));
            boolean restart =
                    to.equals(from)
                            && !from.isEmpty()
                            && restarted.contains(id)
                            && !anyway.contains(id);
            if (elsewhere || restart) {
                result.add(new Displacement(id, from, to, meant.contains(id)));
            }
        }
        return result;
    }

    private static Set<ResourceId> restarted(TransitionGraph graph) {
        return graph.executed().stream()
                .filter(action -> action.operation().equals("stop"))
                .map(action -> action.resource())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Outage> outages(
            Configuration configuration, List<Step> steps, List<Displacement> displacements) {
        var outages = new ArrayList<Outage>();
        for (Resource service : configuration.resources()) {
            var ids = service.primitives().stream().map(Resource::id).toList();
            boolean interrupted =
                    displacements.stream()
                            .filter(one -> ids.contains(one.resource()))
                            .anyMatch(one -> one.moves() || one.restarts());
            if (interrupted) {
                outage(service, steps.stream().filter(one -> ids.contains(one.resource())).toList())
                        .ifPresent(outages::add);
            }
        }
        return outages;
    }

    private static Optional<Outage> outage(Resource service, List<Step> steps) {
        Optional<Duration> down =
                steps.stream()
                        .filter(step -> step.operation().equals("stop"))
                        .map(Step::begins)
                        .min(Duration::compareTo);
        Optional<Duration> up =
                steps.stream()
                        .filter(step -> step.operation().equals("start"))
                        .map(Step::ends)
                        .max(Duration::compareTo);
        return down.flatMap(from -> up.map(to -> new Outage(service.id(), to.minus(from))));
    }

    private static Quorum quorum(Cib cib, List<TransitionGraph> rounds) {
        boolean fencing =
                rounds.stream()
                        .flatMap(round -> round.executed().stream())
                        .anyMatch(action -> FENCING.contains(action.operation()));
        return new Quorum(
                (int) cib.status().stream().filter(NodeState::online).count(),
                (int) cib.configuration().nodes().stream().filter(Node::member).count(),
                cib.haveQuorum(),
                fencing);
    }
}
