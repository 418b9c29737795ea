package systole.remote.protocol;

/**
 * Who had something changed, as the journals keep it.
 *
 * @param user the name permissions and the journal know
 * @param origin where the request came from: an address, or {@code local}
 * @param reason why, in the user's words; empty if they gave none
 */
public record Author(String user, String origin, String reason) {
    /** Characters a reason has at most. */
    public static final int LONGEST_REASON = 500;

    /** Refuses a blank user, and a reason that is long or more than one line. */
    public Author {
        if (user.isBlank()) {
            throw new IllegalArgumentException("an author needs a name");
        }
        if (reason.length() > LONGEST_REASON
                || reason.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a reason is one line of at most " + LONGEST_REASON + " characters");
        }
    }

    /** A visitor with a reason. */
    public static Author of(Visitor visitor, String reason) {
        return new Author(visitor.user(), visitor.origin(), reason);
    }
}
