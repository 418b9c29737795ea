package systole.engine.membership;

import systole.model.node.NodeName;

/**
 * A proposal's identity. Higher numbers are younger; of two with one number the later proposer by
 * name counts as younger.
 */
public record ViewId(long number, NodeName proposer) implements Comparable<ViewId> {

    @Override
    public boolean equals(Object other) {
        return other instanceof ViewId id && number == id.number && proposer.equals(id.proposer);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(number) + proposer.hashCode();
    }

    @Override
    public int compareTo(ViewId other) {
        return number == other.number
                ? proposer.compareTo(other.proposer)
                : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return number + "@" + proposer;
    }
}
