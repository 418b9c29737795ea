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

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
