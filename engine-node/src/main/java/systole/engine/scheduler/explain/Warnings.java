package systole.engine.scheduler.explain;

import systole.engine.scheduler.placement.Ledger;
import systole.engine.scheduler.placement.Placement;
import systole.engine.scheduler.unpack.FailurePolicy;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.cib.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an operator should know about a decision. */
final class Warnings {
    private final Situation situation;
    private final Placement placement;

    Warnings(Situation situation, Placement placement) {
        this.situation = situation;
        this.placement = placement;
    }

    /** All warnings, those about the transition among them. */
    List<String> all(List<String> aboutTransition) {
        var warnings = new ArrayList<String>();
        situation.cib().configuration().problems().stream()
                .map(Problem::toString)
                .forEach(warnings::add);
        warnings.addAll(aboutTransition);
        for (Unit unit : situation.units()) {
            about(unit, warnings);
        }
        return List.copyOf(warnings);
    }

    private void about(Unit unit, List<String> warnings) {
        Optional<Host> chosen = placement.chosen().get(unit.index());
        List<Observation> active = unit.active();
        if (unit.blocked()) {
            warnings.add(
                    unit.id()
                            + " is blocked ("
                            + Report.reason(unit)
                            + "): repair it, then clean it up");
        } else if (unit.managed() && active.size() > 1) {
            warnings.add(unit.id() + " runs on " + active.size() + " nodes at once");
        }
        if (unit.managed() && unit.worst() == FailurePolicy.STOP) {
            warnings.add(
                    unit.id()
                            + " stays stopped ("
                            + Report.reason(unit)
                            + ") until it is cleaned up");
        }
        if (unit.managed() && chosen.isEmpty() && !unit.meantToStop() && !unit.orphan()) {
            warnings.add(unit.id() + " cannot run anywhere");
        }
        if (unit.managed() && active.size() == 1 && chosen.isPresent()) {
            tie(unit, active.getFirst().host(), chosen.get(), warnings);
        }
    }

    /** Heartbeat 2 does not prefer the present node among equals. */
    private void tie(Unit unit, Host present, Host chosen, List<String> warnings) {
        Ledger ledger = placement.ledger(unit);
        if (present.index() != chosen.index()
                && present.usable()
                && ledger.considers(present.index())
                && ledger.total(present.index()).equals(ledger.total(chosen.index()))) {
            warnings.add(
                    unit.id()
                            + " moves from "
                            + present.name()
                            + " to "
                            + chosen.name()
                            + " though both score "
                            + ledger.total(chosen.index())
                            + "; a stickiness of 1 would keep it");
        }
    }
}
