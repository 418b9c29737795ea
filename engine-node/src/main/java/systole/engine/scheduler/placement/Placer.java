package systole.engine.scheduler.placement;

import systole.engine.scheduler.ScoreTerm.Kind;
import systole.engine.scheduler.unpack.Bunch;
import systole.engine.scheduler.unpack.FailurePolicy;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Settings;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Situation.Several;
import systole.engine.scheduler.unpack.Situation.Single;
import systole.engine.scheduler.unpack.Unit;
import systole.model.cib.Dialect;
import systole.model.node.HistoryEntry;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Places one unit after the other: those with the higher priority first, but never a dependent
 * before its primary.
 *
 * <p>Of a unit's candidates the one with the highest score wins; among equals the one to which
 * fewer units were assigned in this run, then the first of the nodes. A negative score never wins.
 */
public final class Placer {
    private final Situation situation;
    private final List<Ledger> ledgers;
    private final Bonds bonds;
    private final List<Optional<Host>> chosen;
    private final BitSet placed = new BitSet();
    private final BitSet visiting = new BitSet();
    private final BitSet bunchVisiting = new BitSet();
    private final BitSet bunchPlaced = new BitSet();
    private final BitSet merging = new BitSet();
    private final int[] load;
    private final boolean keepsSign;

    private Placer(Situation situation) {
        this.situation = situation;
        this.ledgers = OwnScores.of(situation);
        this.bonds = Bonds.of(situation);
        this.chosen =
                new ArrayList<>(Collections.nCopies(situation.units().size(), Optional.empty()));
        this.keepsSign = situation.cib().dialect() == Dialect.PACEMAKER;
        this.load = new int[situation.hosts().size()];
    }

    /** Places every unit of a situation. */
    public static Placement place(Situation situation) {
        var placer = new Placer(situation);
        for (Situation.Part part : situation.turns()) {
            switch (part) {
                case Single(Unit unit) -> placer.place(unit);
                case Several(Bunch bunch) -> placer.place(bunch);
            }
        }
        return new Placement(List.copyOf(placer.chosen), placer.ledgers);
    }

    private void place(Bunch bunch) {
        if (bunchPlaced.get(bunch.index()) || bunchVisiting.get(bunch.index())) {
            return;
        }
        bunchVisiting.set(bunch.index());
        bunch.members().forEach(this::place);
        bunchVisiting.clear(bunch.index());
        bunchPlaced.set(bunch.index());
    }

    private void place(Unit unit) {
        if (unit.bunch() >= 0) {
            Bunch bunch = situation.bunches().get(unit.bunch());
            if (!bunchVisiting.get(bunch.index())) {
                place(bunch);
            }
        }
        if (placed.get(unit.index())) {
            return;
        }
        if (visiting.get(unit.index())) {
            return;
        }
        visiting.set(unit.index());
        for (Bond bond : bonds.ofDependent(unit)) {
            place(bond.primary());
            follow(bond);
        }
        for (Bond bond : bonds.ofPrimary(unit)) {
            merge(bond, ledger(unit), bond.weight());
        }
        if (unit.meantToStop()) {
            stopEverywhere(unit);
        }
        choose(unit);
        visiting.clear(unit.index());
    }

    private Ledger ledger(Unit unit) {
        return ledgers.get(unit.index());
    }

    /** Draws the dependent to, or drives it from, where its primary was placed. */
    private void follow(Bond bond) {
        Unit dependent = bond.dependent();
        Unit primary = bond.primary();
        if (!placed.get(primary.index()) || placed.get(dependent.index())) {
            return;
        }
        Optional<Host> there = chosen.get(primary.index());
        if (there.isEmpty() && bond.score().isNegative()) {
            return;
        }
        Ledger ledger = ledger(dependent);
        for (int host : ledger.candidates()) {
            boolean same =
                    there.isPresent() && samePlace(bond, there.get(), situation.hosts().get(host));
            if (same) {
                post(ledger, host, bond, bond.score());
            } else if (there.isEmpty() || bond.score().isInfinity()) {
                post(ledger, host, bond, Score.MINUS_INFINITY);
            }
        }
    }

    private static void post(Ledger ledger, int host, Bond bond, Score amount) {
        ledger.add(
                host,
                bond.inGroup() ? Kind.GROUP_ORDER : Kind.COLOCATION,
                amount,
                bond.id(),
                List.of(bond.primary().id().value()));
    }

    private static boolean samePlace(Bond bond, Host one, Host other) {
        if (bond.attribute().equals("#uname")) {
            return one.index() == other.index();
        }
        Optional<String> value = one.rules().attribute(bond.attribute());
        return value.isPresent() && value.equals(other.rules().attribute(bond.attribute()));
    }

    /**
     * Adds what a dependent, and those who depend on it, would wish for themselves, unless that
     * left no host at all.
     *
     * <p>Heartbeat 2 forgets the sign on the way: of a group that is to be apart from the unit, the
     * first member's wishes count against it, but those of the others for it. Documents of today's
     * dialect do not inherit that.
     */
    private void merge(Bond bond, Ledger into, int weight) {
        Unit dependent = bond.dependent();
        if (merging.get(dependent.index()) || !anywhere(into)) {
            return;
        }
        merging.set(dependent.index());
        List<Integer> touched = addWishes(bond, into, weight);
        if (anywhere(into)) {
            for (Bond further : bonds.ofPrimary(dependent)) {
                int onward = keepsSign ? weight * further.weight() : further.weight();
                merge(further, into, onward);
            }
        } else {
            touched.forEach(into::takeBack);
        }
        merging.clear(dependent.index());
    }

    private List<Integer> addWishes(Bond bond, Ledger into, int weight) {
        Ledger wishes = ledger(bond.dependent());
        var touched = new ArrayList<Integer>();
        if (weight == 0) {
            return touched;
        }
        for (int host : into.candidates()) {
            if (wishes.considers(host) && wishes.total(host).value() != 0) {
                into.add(
                        host,
                        bond.inGroup() ? Kind.GROUP_MEMBER : Kind.COLOCATION,
                        wishes.total(host).times(weight),
                        bond.id(),
                        List.of(bond.dependent().id().value()));
                touched.add(host);
            }
        }
        return touched;
    }

    private boolean anywhere(Ledger ledger) {
        return ledger.candidates().stream()
                .anyMatch(
                        host ->
                                situation.hosts().get(host).usable()
                                        && !ledger.total(host).isNegative());
    }

    private void stopEverywhere(Unit unit) {
        boolean byAdmin = unit.settings().target().value() == Settings.Target.STOPPED;
        Optional<HistoryEntry> failed =
                unit.observations().stream()
                        .filter(seen -> seen.policy() == FailurePolicy.STOP)
                        .flatMap(seen -> seen.failure().stream())
                        .findFirst();
        for (Host host : situation.hosts()) {
            if (byAdmin || failed.isEmpty()) {
                ledger(unit)
                        .add(
                                host.index(),
                                Kind.STOPPED_BY_ADMIN,
                                Score.MINUS_INFINITY,
                                unit.settings().target().source(),
                                List.of());
            } else {
                OwnScores.ban(ledger(unit), host, failed.get());
            }
        }
    }

    private void choose(Unit unit) {
        placed.set(unit.index());
        Optional<Host> best =
                unit.managed()
                        ? best(unit)
                        : unit.active().stream().findFirst().map(Observation::host);
        best.ifPresent(
                host -> {
                    chosen.set(unit.index(), best);
                    load[host.index()]++;
                });
    }

    private Optional<Host> best(Unit unit) {
        Ledger ledger = ledger(unit);
        return ledger.candidates().stream()
                .map(situation.hosts()::get)
                .min(
                        Comparator.comparing(
                                        (Host host) -> standing(ledger, host),
                                        Comparator.reverseOrder())
                                .thenComparingInt(host -> load[host.index()]))
                .filter(host -> host.usable() && !ledger.total(host.index()).isNegative());
    }

    private static Score standing(Ledger ledger, Host host) {
        return host.usable() ? ledger.total(host.index()) : Score.MINUS_INFINITY;
    }
}
