package systole.engine.membership;

import systole.model.node.NodeName;

import java.util.Comparator;

/**
 * A proposal's identity. Higher numbers are younger; of two with one number the later proposer by
 * name counts as younger.
 */
public record ViewId(long number, NodeName proposer) implements Comparable<ViewId> {
    private static final Comparator<ViewId> ORDER =
            Comparator.comparingLong(ViewId::number).thenComparing(ViewId::proposer);

    @Override
    public int compareTo(ViewId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return number + "@" + proposer;
    }
}
