package systole.app.cluster;

import systole.engine.scheduler.Decision;
import systole.model.cib.Cib;
import systole.model.edit.StatusEdit;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlException;

import java.util.List;
import java.util.Optional;

/**
 * On which failure a running resource leaves its node, found by letting it fail in a copy of the
 * CIB and deciding again.
 *
 * @param home where it runs now
 * @param failures how often it has failed there already
 * @param leavesOn the failcount at which it leaves
 * @param next where it goes then; empty means it is stopped everywhere
 */
public record FailureForecast(NodeName home, int failures, int leavesOn, Optional<NodeName> next) {

    /** How many failures are still to come. */
    public int more() {
        return leavesOn - failures;
    }

    /**
     * The forecast of a primitive, or of a group by failures of its first member. Empty if it does
     * not run where the cluster wants it, or no number of failures moves it.
     */
    public static Optional<FailureForecast> of(
            Situation situation, ResourceId resource, Decider decider) {
        Cib cib = situation.cib();
        Decision decision = situation.decision();
        Optional<Resource> known = cib.configuration().resource(resource);
        if (known.isEmpty() || known.get().primitives().isEmpty()) {
            return Optional.empty();
        }
        ResourceId victim = known.get().primitives().getFirst().id();
        return settledOn(decision, victim)
                .flatMap(home -> cib.configuration().node(home))
                .flatMap(home -> new Trial(cib, decision, victim, home, decider).run())
                .map(found -> found.countingAll(cib, known.get()));
    }

    private static Optional<NodeName> settledOn(Decision decision, ResourceId resource) {
        List<NodeName> placed = decision.placement().getOrDefault(resource, List.of());
        var state = decision.states().get(resource);
        boolean settled = state != null && state.managed() && state.activeOn().equals(placed);
        return settled && placed.size() == 1 ? Optional.of(placed.getFirst()) : Optional.empty();
    }

    private FailureForecast countingAll(Cib cib, Resource resource) {
        int all =
                resource.primitives().stream()
                        .mapToInt(member -> cib.failcount(home, member.id()))
                        .sum();
        return new FailureForecast(home, all, all + more(), next);
    }

    private record Trial(Cib cib, Decision before, ResourceId victim, Node home, Decider decider) {

        /** Gallops to a count that moves it, then halves the distance. */
        Optional<FailureForecast> run() {
            int failures = cib.failcount(home.name(), victim);
            int most = Score.INFINITE - failures;
            if (most <= 0 || stays(most)) {
                return Optional.empty();
            }
            int stays = 0;
            int leaves = 1;
            while (stays(leaves)) {
                stays = leaves;
                leaves = Math.min(most, leaves * 2);
            }
            while (leaves - stays > 1) {
                int middle = stays + (leaves - stays) / 2;
                if (stays(middle)) {
                    stays = middle;
                } else {
                    leaves = middle;
                }
            }
            Optional<NodeName> next = placement(leaves).stream().findFirst();
            return Optional.of(new FailureForecast(home.name(), failures, failures + leaves, next));
        }

        private boolean stays(int more) {
            return placement(more).contains(home.name());
        }

        private List<NodeName> placement(int more) {
            String attribute = "fail-count-" + victim;
            int plain =
                    cib.state(home.name()).stream()
                            .flatMap(
                                    state ->
                                            Optional.ofNullable(
                                                    state.transientAttributes().get(attribute))
                                                    .stream())
                            .flatMap(text -> Score.parse(text).stream())
                            .mapToInt(Score::value)
                            .sum();
            var edit =
                    StatusEdit.attribute(
                            new StatusEdit.NodeKey(home.id(), home.name()),
                            attribute,
                            Integer.toString(plain + more));
            try {
                Cib failed = cib.withRoot(edit.apply(cib.root()));
                return decider.decide(failed, before.now())
                        .placement()
                        .getOrDefault(victim, List.of());
            } catch (XmlException e) {
                throw new IllegalStateException("a failcount cannot break a CIB", e);
            }
        }
    }
}
