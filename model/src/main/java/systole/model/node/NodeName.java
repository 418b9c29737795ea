package systole.model.node;

/** A node's name as {@code uname -n} prints it. Never blank. Ordered as text. */
public record NodeName(String value) implements Comparable<NodeName> {

    /** Refuses a blank name. */
    public NodeName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a node needs a name");
        }
    }

    /** The name of that text. */
    public static NodeName of(String value) {
        return new NodeName(value);
    }

    // Written out: those that records bring cost many times more until they are compiled, and
    // every beat asks for dozens.

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
