package systole.engine.scheduler.action;

import systole.engine.scheduler.Action;
import systole.engine.scheduler.unpack.Observation;
import systole.engine.scheduler.unpack.Unit;
import systole.model.node.HistoryEntry;
import systole.model.resource.ParametersDigest;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** Compares what was run with what is defined now. A result without a digest never differs. */
final class Definitions {
    private Definitions() {}

    /** Tells whether the unit was started with other parameters than it has now. */
    static boolean changed(Unit unit, Observation seen) {
        String now = ParametersDigest.once(unit.parameters());
        return seen.entry(Action.key(unit.id(), "start", Duration.ZERO)).stream()
                .map(HistoryEntry::parametersDigest)
                .anyMatch(then -> !then.isEmpty() && !then.equals(now));
    }

    /** A repeated operation that is running there: it began after the last start or stop. */
    static Optional<HistoryEntry> running(Observation seen, String key) {
        int since =
                seen.entries().stream()
                        .filter(
                                entry ->
                                        entry.operation().equals("start")
                                                || entry.operation().equals("stop"))
                        .map(HistoryEntry::callId)
                        .max(Comparator.naturalOrder())
                        .orElse(Integer.MIN_VALUE);
        return seen.entry(key)
                .filter(entry -> entry.status() != HistoryEntry.Status.CANCELLED)
                .filter(entry -> entry.callId() < 0 || entry.callId() > since);
    }
}
