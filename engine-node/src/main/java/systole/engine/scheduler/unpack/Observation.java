package systole.engine.scheduler.unpack;

import systole.model.node.HistoryEntry;

import java.util.List;
import java.util.Optional;

/**
 * What one online host's history says of one unit.
 *
 * @param active it runs there, or is believed to
 * @param starting a start is under way
 * @param pending some operation is under way
 * @param policy what the worst failure that still counts leads to
 * @param failure the operation that failed worst, while it still counts
 * @param ban the failed start or stop, or the hard error, that rules the host out
 * @param entries every known result, oldest first
 */
public record Observation(
        Host host,
        boolean active,
        boolean starting,
        boolean pending,
        FailurePolicy policy,
        Optional<HistoryEntry> failure,
        Optional<HistoryEntry> ban,
        List<HistoryEntry> entries) {

    /** Tells whether it must be recovered. */
    public boolean failed() {
        return active && policy == FailurePolicy.RECOVER;
    }

    /** Tells whether a failure forbids to touch it. */
    public boolean blocks() {
        return policy == FailurePolicy.BLOCK;
    }

    /** The last result of an operation. */
    public Optional<HistoryEntry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }
}
