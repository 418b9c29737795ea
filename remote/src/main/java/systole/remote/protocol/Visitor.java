package systole.remote.protocol;

/**
 * Who asks, as the way in has proven it.
 *
 * @param user the name permissions and the journal know
 * @param origin where the request comes from: an address, or {@code local}
 * @param role what the way in grants; the CIB's access lists may say otherwise of the user
 */
public record Visitor(String user, String origin, Role role) {
    /** Refuses a blank user. */
    public Visitor {
        if (user.isBlank()) {
            throw new IllegalArgumentException("a visitor needs a name");
        }
    }
}
