package systole.engine.attribute;

import systole.model.cib.Cib;
import systole.model.cib.Dialect;
import systole.model.edit.StatusEdit;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.HistoryEntry;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.model.xml.XmlElement;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How often a resource failed on a node, as transient attributes in the document's own dialect.
 *
 * <p>Heartbeat 2 has one count a resource, raised by one with every failure. Pacemaker has one
 * count an operation ({@code fail-count-db#monitor_10000}), the time of the last failure beside it,
 * and a failed start or stop counts as INFINITY while {@code start-failure-is-fatal} holds.
 */
public final class Failcounts {
    /** The operation a failure stands for that no agent has told but somebody has reported. */
    public static final String REPORTED = "asyncmon";

    private static final int MOST = Score.INFINITY.value();

    private Failcounts() {}

    /**
     * Tells whether a result counts: a failed start or stop, a failure somebody reported, or a
     * repeated operation that no longer returns what it should. A probe that finds something
     * unexpected is a discovery, not a failure.
     */
    public static boolean counts(HistoryEntry entry) {
        boolean expected =
                entry.exitCode() == entry.expectedExitCode()
                        && entry.status() != HistoryEntry.Status.TIMED_OUT;
        boolean watched =
                entry.interval().isPositive()
                        || entry.operation().equals("start")
                        || entry.operation().equals("stop")
                        || entry.operation().equals(REPORTED);
        return watched && !expected && entry.status() != HistoryEntry.Status.CANCELLED;
    }

    /** Counts one more failure. */
    public static UnaryOperator<XmlElement> raise(
            Cib cib, NodeKey node, ResourceId resource, HistoryEntry entry, Instant now) {
        if (cib.dialect() == Dialect.HEARTBEAT_2) {
            return raise(cib, node, "fail-count-" + resource, false);
        }
        String operation = resource + "#" + entry.operation() + "_" + entry.interval().toMillis();
        UnaryOperator<XmlElement> counted =
                raise(cib, node, "fail-count-" + operation, fatal(cib, entry));
        UnaryOperator<XmlElement> timed =
                StatusEdit.attribute(
                        node, "last-failure-" + operation, Long.toString(now.getEpochSecond()));
        return root -> timed.apply(counted.apply(root));
    }

    private static boolean fatal(Cib cib, HistoryEntry entry) {
        return entry.operation().equals("stop")
                || entry.operation().equals("start")
                        && cib.configuration().options().flag("start-failure-is-fatal", true);
    }

    private static UnaryOperator<XmlElement> raise(
            Cib cib, NodeKey node, String name, boolean toInfinity) {
        String known =
                cib.state(node.name())
                        .map(state -> state.transientAttributes().getOrDefault(name, "0"))
                        .orElse("0");
        int count =
                toInfinity
                        ? MOST
                        : Score.parse(known)
                                .map(score -> Math.min(score.value() + 1, MOST))
                                .orElse(1);
        return StatusEdit.attribute(
                node, name, count >= MOST ? "INFINITY" : Integer.toString(count));
    }

    /** Forgets all failures of a resource on a node. */
    public static UnaryOperator<XmlElement> clear(Cib cib, NodeKey node, ResourceId resource) {
        List<String> names =
                cib.state(node.name()).stream()
                        .flatMap(state -> state.transientAttributes().keySet().stream())
                        .filter(name -> belongs(name, resource))
                        .toList();
        return root -> {
            XmlElement cleared = root;
            for (String name : names) {
                cleared = StatusEdit.withoutAttribute(node, name).apply(cleared);
            }
            return cleared;
        };
    }

    private static boolean belongs(String name, ResourceId resource) {
        return List.of("fail-count-", "last-failure-").stream()
                .anyMatch(
                        prefix ->
                                name.equals(prefix + resource)
                                        || name.startsWith(prefix + resource + "#"));
    }
}
