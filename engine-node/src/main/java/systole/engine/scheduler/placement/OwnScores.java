package systole.engine.scheduler.placement;

import systole.engine.scheduler.ScoreTerm.Kind;
import systole.engine.scheduler.unpack.Bunch;
import systole.engine.scheduler.unpack.Failures;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Settings;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Situation.Part;
import systole.engine.scheduler.unpack.Situation.Several;
import systole.engine.scheduler.unpack.Situation.Single;
import systole.engine.scheduler.unpack.Unit;
import systole.model.constraint.Constraint;
import systole.model.node.HistoryEntry;
import systole.model.rule.Rule;
import systole.model.rule.RuleContext;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores each unit has for itself, before others are looked at: location constraints,
 * stickiness, failures and what rules a host out.
 */
final class OwnScores {
    private final Situation situation;
    private final List<Ledger> ledgers = new ArrayList<>();

    private OwnScores(Situation situation) {
        this.situation = situation;
    }

    /** One ledger for each unit, by its index. */
    static List<Ledger> of(Situation situation) {
        var scores = new OwnScores(situation);
        for (Unit unit : situation.units()) {
            scores.ledgers.add(new Ledger(situation.hosts().size()));
            scores.open(unit);
            scores.remember(unit);
        }
        for (Constraint constraint : situation.cib().configuration().constraints()) {
            if (constraint instanceof Constraint.Location location) {
                scores.locate(location);
            }
        }
        for (Unit unit : situation.units()) {
            scores.experience(unit);
        }
        return scores.ledgers;
    }

    private Ledger ledger(Unit unit) {
        return ledgers.get(unit.index());
    }

    /** Who starts with which candidates; what rules hosts out comes before any wish. */
    private void open(Unit unit) {
        Ledger ledger = ledger(unit);
        if (unit.settings().managed() && situation.options().symmetric()) {
            situation.hosts().forEach(host -> ledger.consider(host.index()));
        }
        if (unit.orphan() && unit.managed()) {
            situation
                    .hosts()
                    .forEach(
                            host ->
                                    ledger.add(
                                            host.index(),
                                            Kind.ORPHAN,
                                            Score.MINUS_INFINITY,
                                            "",
                                            List.of()));
        }
        for (Observation seen : unit.observations()) {
            seen.ban().ifPresent(failed -> ban(ledger, seen.host(), failed));
            if (seen.active() && !unit.settings().managed()) {
                ledger.add(
                        seen.host().index(),
                        Kind.UNMANAGED,
                        Score.INFINITY,
                        unit.id().value(),
                        List.of());
            }
        }
    }

    /** Rules a host out because of a failure. */
    static void ban(Ledger ledger, Host host, HistoryEntry failed) {
        ledger.add(
                host.index(),
                Kind.FAILED_HERE,
                Score.MINUS_INFINITY,
                failed.key(),
                List.of(failed.operation(), Integer.toString(failed.exitCode())));
    }

    private void locate(Constraint.Location location) {
        Optional<Part> part = situation.part(location.resource());
        if (part.isEmpty() || !inForce(location)) {
            return;
        }
        for (Rule rule : location.rules()) {
            if (!Roles.any(rule.role())) {
                continue;
            }
            switch (part.get()) {
                case Single(Unit unit) -> wish(unit, rule, location.id(), true);
                case Several(Bunch bunch) ->
                        bunch.members()
                                .forEach(
                                        unit ->
                                                wish(
                                                        unit,
                                                        rule,
                                                        location.id(),
                                                        !bunch.collocated()
                                                                || unit == bunch.first()));
            }
        }
    }

    private boolean inForce(Constraint.Location location) {
        return location.lifetime().isEmpty()
                || location.lifetime().stream()
                        .anyMatch(rule -> rule.holds(new RuleContext(Map.of(), situation.now())));
    }

    private void wish(Unit unit, Rule rule, String constraint, boolean scored) {
        if (!unit.managed()) {
            return;
        }
        Ledger ledger = ledger(unit);
        for (Host host : situation.hosts()) {
            if (rule.holds(host.rules())) {
                if (scored) {
                    ledger.add(
                            host.index(),
                            Kind.NODE_PREFERENCE,
                            rule.scoreOn(host.rules()),
                            constraint,
                            List.of(host.name().value()));
                } else {
                    ledger.consider(host.index());
                }
            }
        }
    }

    /** Hosts the unit has a past on come before those it has wishes for. */
    private void remember(Unit unit) {
        Ledger ledger = ledger(unit);
        boolean sticky = !unit.settings().stickiness().value().equals(Score.ZERO);
        boolean resentful = !unit.settings().failureStickiness().value().equals(Score.ZERO);
        var active = new BitSet();
        unit.active().forEach(seen -> active.set(seen.host().index()));
        for (Host host : situation.hosts()) {
            if ((sticky && active.get(host.index())) || (resentful && failures(unit, host) > 0)) {
                ledger.consider(host.index());
            }
        }
    }

    private void experience(Unit unit) {
        Settings settings = unit.settings();
        Ledger ledger = ledger(unit);
        Score stay = settings.stickiness().value();
        if (!stay.equals(Score.ZERO)) {
            for (Observation seen : unit.active()) {
                ledger.add(
                        seen.host().index(),
                        Kind.STICKINESS,
                        stay,
                        settings.stickiness().source(),
                        List.of(seen.host().name().value()));
            }
        }
        for (Host host : situation.hosts()) {
            resent(unit, host, failures(unit, host));
        }
    }

    private void resent(Unit unit, Host host, int count) {
        Settings settings = unit.settings();
        Score each = settings.failureStickiness().value();
        int threshold = settings.threshold().value();
        if (count > 0 && !each.equals(Score.ZERO)) {
            ledger(unit)
                    .add(
                            host.index(),
                            Kind.FAILURES,
                            each.times(count),
                            settings.failureStickiness().source(),
                            List.of(Integer.toString(count), each.toString()));
        }
        if (threshold > 0 && count >= threshold) {
            ledger(unit)
                    .add(
                            host.index(),
                            Kind.THRESHOLD,
                            Score.MINUS_INFINITY,
                            settings.threshold().source(),
                            List.of(Integer.toString(count), Integer.toString(threshold)));
        }
    }

    private int failures(Unit unit, Host host) {
        return host.online() ? Failures.counted(unit, host, situation.now()) : 0;
    }
}
