package systole.model.resource;

/** A resource's identity in the CIB. Never blank. Ordered as text. */
public record ResourceId(String value) implements Comparable<ResourceId> {

    /** Refuses a blank id. */
    public ResourceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a resource needs an id");
        }
    }

    /** The id of that text. */
    public static ResourceId of(String value) {
        return new ResourceId(value);
    }

    @Override
    public int compareTo(ResourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
