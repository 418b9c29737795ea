package systole.engine.scheduler.placement;

import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Unit;

import java.util.List;
import java.util.Optional;

/**
 * Where every unit is to run, and how that came about.
 *
 * @param chosen by unit; empty where it is to run nowhere
 * @param ledgers by unit
 */
public record Placement(List<Optional<Host>> chosen, List<Ledger> ledgers) {

    /** The account of a unit's scores. */
    public Ledger ledger(Unit unit) {
        return ledgers.get(unit.index());
    }
}
