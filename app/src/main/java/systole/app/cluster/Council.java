package systole.app.cluster;

import systole.model.node.NodeName;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges what the nodes tell of the membership: which view acts, and how each node stands to it.
 */
final class Council {
    /** Reports come once a second; a node that misses three says nothing worth believing. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Duration beats;
    private Duration longest = Duration.ZERO;

    /** What a node told last, and when it was heard. */
    record Testimony(NodeReport report, Instant heard) {
        boolean fresh(Instant now) {
            return Duration.between(heard, now).compareTo(PATIENCE) <= 0;
        }

        /** Whether the node may act now, by its last words alone. */
        boolean holds(Instant now) {
            return mayAct(report)
                    && report.lease()
                            .filter(
                                    left ->
                                            Lease.endless(left)
                                                    || Duration.between(heard, now).compareTo(left)
                                                            < 0)
                            .isPresent();
        }
    }

    /**
     * @param beats how long a node may miss its beats before its lease is taken to run down
     */
    Council(Duration beats) {
        this.beats = beats;
    }

    /** Takes note of the lease told, so that others can be measured by the longest. */
    void heard(NodeReport report) {
        report.lease()
                .filter(lease -> !Lease.endless(lease) && lease.compareTo(longest) > 0)
                .ifPresent(lease -> longest = lease);
    }

    /** The report of the view that may act, among what is heard now. */
    static Optional<NodeReport> acting(List<Testimony> told, Instant now) {
        return told.stream()
                .filter(one -> one.fresh(now))
                .map(Testimony::report)
                .filter(Council::mayAct)
                .max(
                        Comparator.<NodeReport>comparingLong(report -> report.view().orElseThrow())
                                .thenComparing(NodeReport::node, Comparator.reverseOrder()));
    }

    private static boolean mayAct(NodeReport report) {
        return report.quorate() && report.lease().isPresent() && report.view().isPresent();
    }

    /** How a node stands to the acting view. */
    static Standing standing(Optional<Testimony> told, Optional<NodeReport> acting, Instant now) {
        Optional<Testimony> fresh = told.filter(one -> one.fresh(now));
        if (fresh.isEmpty()) {
            return Standing.SILENT;
        }
        NodeReport report = fresh.get().report();
        if (report.view().isEmpty()) {
            return Standing.UNDECIDED;
        }
        if (acting.isEmpty()) {
            return alone(report).orElse(Standing.LET_GO);
        }
        return sameView(report, acting.get())
                ? mayAct(report) ? Standing.AGREES : Standing.LET_GO
                : elsewhere(fresh.get(), acting.get(), now);
    }

    private static boolean sameView(NodeReport one, NodeReport other) {
        return one.view().equals(other.view()) && one.members().equals(other.members());
    }

    private static Standing elsewhere(Testimony told, NodeReport acting, Instant now) {
        NodeReport report = told.report();
        boolean expected = acting.members().contains(report.node());
        if (told.holds(now) && !expected) {
            return Standing.RIVAL;
        }
        return alone(report).orElse(expected ? Standing.BEHIND : Standing.APART);
    }

    private static Optional<Standing> alone(NodeReport report) {
        List<NodeName> itself = List.of(report.node());
        if (!report.members().equals(itself) || report.quorate() && report.lease().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(report.peers().isEmpty() ? Standing.CUT_OFF : Standing.ALONE);
    }

    /**
     * What is left of a node's lease. While its beats come in time it is as told, because each of
     * them renews it; after that it runs down.
     *
     * @param sign when the node was last heard, by a report or by a beat
     */
    Lease lease(NodeReport report, Instant sign, Instant now) {
        if (!mayAct(report)) {
            return Lease.NONE;
        }
        Duration told = report.lease().orElseThrow();
        Duration silence = Duration.between(sign, now);
        boolean renewed = Lease.endless(told) || silence.compareTo(beats) <= 0;
        return Lease.of(renewed ? told : told.minus(silence), longest);
    }
}
