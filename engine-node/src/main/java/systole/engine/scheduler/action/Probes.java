package systole.engine.scheduler.action;

import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Unit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Asks every online host without a history of a unit whether it is active there. Nothing starts
 * before the answers: neither the unit nor its fellow group members.
 */
final class Probes {
    private final Situation situation;
    private final List<List<Integer>> ofUnit;

    private Probes(Situation situation) {
        this.situation = situation;
        this.ofUnit = new ArrayList<>(Collections.nCopies(situation.units().size(), List.of()));
    }

    static Probes of(Situation situation, Operations operations, Drafts drafts) {
        var probes = new Probes(situation);
        if (situation.options().flag("enable-startup-probes", true)) {
            situation.units().stream()
                    .filter(unit -> !unit.orphan())
                    .forEach(unit -> probes.ask(unit, operations, drafts));
        }
        return probes;
    }

    private void ask(Unit unit, Operations operations, Drafts drafts) {
        var known = new BitSet();
        unit.observations().forEach(seen -> known.set(seen.host().index()));
        var ids = new ArrayList<Integer>();
        for (Host host : situation.hosts()) {
            if (host.online() && !known.get(host.index())) {
                ids.add(drafts.add(id -> operations.probe(id, unit, host)).action().id());
            }
        }
        ofUnit.set(unit.index(), List.copyOf(ids));
    }

    /** The probes a unit's start waits for. */
    List<Integer> before(Unit unit) {
        List<Unit> asked =
                unit.bunch() < 0 ? List.of(unit) : situation.bunches().get(unit.bunch()).members();
        return asked.stream().flatMap(one -> ofUnit.get(one.index()).stream()).toList();
    }
}
