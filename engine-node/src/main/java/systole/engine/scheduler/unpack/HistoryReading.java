package systole.engine.scheduler.unpack;

import org.jspecify.annotations.Nullable;

import systole.model.node.HistoryEntry;
import systole.model.node.HistoryEntry.Status;
import systole.model.resource.OperationDefinition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replays the operations of one unit on one host, oldest first, and keeps what is true at the end.
 */
final class HistoryReading {
    private static final int OK = 0;
    private static final int NOT_RUNNING = 7;
    private static final Comparator<HistoryEntry> BY_TIME =
            Comparator.comparingInt(
                    entry -> entry.callId() < 0 ? Integer.MAX_VALUE : entry.callId());

    private final Function<HistoryEntry, Optional<OperationDefinition>> definitions;
    private final boolean startFailureIsFatal;
    private boolean active;
    private boolean starting;
    private boolean pending;
    private FailurePolicy policy = FailurePolicy.IGNORE;
    private @Nullable HistoryEntry failure;
    private @Nullable HistoryEntry ban;

    HistoryReading(
            Function<HistoryEntry, Optional<OperationDefinition>> definitions,
            boolean startFailureIsFatal) {
        this.definitions = definitions;
        this.startFailureIsFatal = startFailureIsFatal;
    }

    Observation read(Host host, List<HistoryEntry> history) {
        var entries = new ArrayList<>(history);
        entries.sort(BY_TIME);
        entries.forEach(this::replay);
        if (policy == FailurePolicy.BAN && ban == null) {
            ban = failure;
        }
        return new Observation(
                host,
                active,
                starting,
                pending,
                policy,
                Optional.ofNullable(failure),
                Optional.ofNullable(ban),
                List.copyOf(entries));
    }

    private void replay(HistoryEntry entry) {
        switch (entry.status()) {
            case PENDING -> underWay(entry);
            case CANCELLED -> {}
            case DONE, TIMED_OUT, NOT_SUPPORTED, ERROR -> ended(entry);
        }
    }

    private void underWay(HistoryEntry entry) {
        pending = true;
        if (entry.operation().equals("start")) {
            starting = true;
            active = true;
        }
    }

    private void ended(HistoryEntry entry) {
        boolean foundStopped = entry.exitCode() == NOT_RUNNING && entry.isProbe();
        if (foundStopped && entry.status() != Status.TIMED_OUT) {
            stopped();
        } else if (succeeded(entry)) {
            succeed(entry);
        } else {
            fail(entry);
        }
    }

    private static boolean succeeded(HistoryEntry entry) {
        return entry.status() == Status.DONE
                && (entry.exitCode() == OK
                        || (entry.exitCode() == entry.expectedExitCode() && !entry.isProbe()));
    }

    private void succeed(HistoryEntry entry) {
        switch (entry.operation()) {
            case "stop" -> stopped();
            case "start", "monitor", "status", "promote", "demote" -> active = true;
            default -> {}
        }
        starting &= !entry.operation().equals("start");
    }

    private void stopped() {
        active = false;
        starting = false;
        if (policy.settledByStop()) {
            policy = FailurePolicy.IGNORE;
            failure = null;
        }
    }

    private void fail(HistoryEntry entry) {
        FailurePolicy wanted = FailurePolicy.of(entry.operation(), definitions.apply(entry));
        if (failure == null || wanted.compareTo(policy) > 0) {
            failure = entry;
        }
        policy = policy.worse(wanted);
        boolean fatal =
                switch (entry.operation()) {
                    case "stop" -> true;
                    case "start" -> startFailureIsFatal;
                    default -> false;
                };
        if (fatal || hard(entry)) {
            ban = entry;
        }
        active |= !(entry.isProbe() && hard(entry));
    }

    /** Errors that will not go away by trying again there: no rights, not installed, bad setup. */
    private static boolean hard(HistoryEntry entry) {
        return entry.status() != Status.TIMED_OUT
                && switch (entry.exitCode()) {
                    case 2, 4, 5, 6 -> true;
                    case 3 -> entry.interval().isZero();
                    default -> false;
                };
    }
}
