package systole.engine.scheduler.explain;

import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.engine.scheduler.ScoreTerm;
import systole.engine.scheduler.ScoreTerm.Kind;
import systole.engine.scheduler.action.Outcome;
import systole.engine.scheduler.placement.Ledger;
import systole.engine.scheduler.placement.Placement;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** Writes down what was decided, in the order of the document. */
public final class Report {
    private final Situation situation;
    private final Placement placement;
    private final Outcome outcome;

    private Report(Situation situation, Placement placement, Outcome outcome) {
        this.situation = situation;
        this.placement = placement;
        this.outcome = outcome;
    }

    /** The decision for a situation. */
    public static Decision of(Situation situation, Placement placement, Outcome outcome) {
        return new Report(situation, placement, outcome).write();
    }

    private Decision write() {
        var scores = new LinkedHashMap<ResourceId, SequencedMap<NodeName, Score>>();
        var places = new LinkedHashMap<ResourceId, List<NodeName>>();
        var states = new LinkedHashMap<ResourceId, ResourceState>();
        var terms = new LinkedHashMap<ResourceId, SequencedMap<NodeName, List<ScoreTerm>>>();
        for (Unit unit : situation.units()) {
            var totals = new LinkedHashMap<NodeName, Score>();
            var summands = new LinkedHashMap<NodeName, List<ScoreTerm>>();
            Ledger ledger = placement.ledger(unit);
            for (Host host : situation.hosts()) {
                if (ledger.considers(host.index())) {
                    totals.put(host.name(), ledger.total(host.index()));
                    summands.put(host.name(), terms(ledger, host));
                }
            }
            scores.put(unit.id(), totals);
            terms.put(unit.id(), summands);
            places.put(unit.id(), place(unit));
            states.put(unit.id(), state(unit));
        }
        return new Decision(
                situation.now(),
                scores,
                places,
                states,
                terms,
                outcome.graph(),
                new Warnings(situation, placement).all(outcome.warnings()),
                Recheck.of(situation));
    }

    /** A score stays where its node cannot be chosen; the last term says why it cannot. */
    private static List<ScoreTerm> terms(Ledger ledger, Host host) {
        List<ScoreTerm> known = ledger.terms(host.index());
        if (host.usable()) {
            return known;
        }
        var all = new ArrayList<>(known);
        all.add(
                new ScoreTerm(
                        Kind.NODE_UNAVAILABLE,
                        Score.ZERO,
                        ledger.total(host.index()),
                        host.name().value(),
                        List.of(
                                !host.online()
                                        ? "offline"
                                        : host.standby() ? "standby" : "leaving")));
        return List.copyOf(all);
    }

    private List<NodeName> place(Unit unit) {
        if (!unit.managed()) {
            return unit.active().stream().map(seen -> seen.host().name()).toList();
        }
        return outcome.placement().get(unit.index()).stream().map(Host::name).toList();
    }

    private static ResourceState state(Unit unit) {
        return new ResourceState(
                where(unit, Observation::active),
                where(unit, seen -> seen.failure().isPresent() || seen.ban().isPresent()),
                where(unit, Observation::pending),
                unit.managed(),
                unit.blocked(),
                unit.orphan(),
                reason(unit));
    }

    private static List<NodeName> where(Unit unit, Predicate<Observation> wanted) {
        return unit.observations().stream().filter(wanted).map(seen -> seen.host().name()).toList();
    }

    /** The words for what is wrong with a unit; empty when all is well. */
    static String reason(Unit unit) {
        Optional<Observation> worst =
                unit.observations().stream()
                        .filter(seen -> seen.failure().isPresent() || seen.ban().isPresent())
                        .max((one, other) -> one.policy().compareTo(other.policy()));
        if (worst.isEmpty()) {
            return unit.blocked() ? "runs on " + unit.active().size() + " nodes" : "";
        }
        HistoryEntry failed = worst.get().failure().or(() -> worst.get().ban()).orElseThrow();
        String words =
                failed.status() == HistoryEntry.Status.TIMED_OUT
                        ? " timed out on "
                        : " returned " + failed.exitCode() + " on ";
        return failed.operation() + words + worst.get().host().name();
    }
}
