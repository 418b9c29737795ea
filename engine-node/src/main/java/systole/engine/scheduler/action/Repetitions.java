package systole.engine.scheduler.action;

import systole.engine.scheduler.action.Drafts.Draft;
import systole.engine.scheduler.unpack.Host;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.node.HistoryEntry;
import systole.model.resource.OperationDefinition;

import java.util.Optional;

/**
 * Operations that are repeated while a unit runs: begun after its start, or where they are missing,
 * and ended where they are no longer defined.
 */
final class Repetitions {
    private final Operations operations;
    private final Drafts drafts;

    Repetitions(Operations operations, Drafts drafts) {
        this.operations = operations;
        this.drafts = drafts;
    }

    /**
     * Adds what a unit's repeated operations need.
     *
     * @param start the unit's start, if it is part of the transition
     */
    void of(UnitSteps unit, Optional<Draft> start) {
        Optional<Host> host = unit.start().host();
        if (host.isEmpty() || !unit.unit().managed()) {
            return;
        }
        Optional<Observation> seen = unit.unit().observed(host.get()).filter(Observation::active);
        boolean stays = seen.isPresent() && unit.stops().stream().noneMatch(Step::required);
        if (start.isPresent()) {
            begin(unit.unit(), host.get(), start.get());
        } else if (stays) {
            complete(unit.unit(), seen.get());
        }
        if (stays) {
            end(unit.unit(), seen.get());
        }
    }

    private void begin(Unit unit, Host host, Draft start) {
        for (OperationDefinition operation : unit.operations()) {
            if (Operations.repeats(operation)) {
                drafts.add(id -> operations.repeat(id, unit, operation, host))
                        .inputs()
                        .add(start.action().id());
            }
        }
    }

    private void complete(Unit unit, Observation seen) {
        for (OperationDefinition operation : unit.operations()) {
            if (Operations.repeats(operation) && !operations.inForce(unit, operation, seen)) {
                drafts.add(id -> operations.repeat(id, unit, operation, seen.host()));
            }
        }
    }

    private void end(Unit unit, Observation seen) {
        for (HistoryEntry entry : seen.entries()) {
            if (entry.interval().isPositive()
                    && Definitions.running(seen, entry.key()).isPresent()
                    && unit.operations().stream().noneMatch(one -> Operations.sameAs(one, entry))) {
                drafts.add(id -> operations.cancel(id, unit, entry, seen.host()));
            }
        }
    }
}
