package systole.engine.message;

import systole.remote.protocol.Author;
import systole.remote.protocol.Command;
import systole.remote.protocol.Visitor;

/**
 * Something a visitor wants done.
 *
 * @param reason why, in the visitor's words; may be empty
 */
public record Errand(Visitor visitor, String reason, Command command) {
    /** Refuses a reason that no journal takes. */
    public Errand {
        var _ = Author.of(visitor, reason);
    }

    /** Whom the journals name for it. */
    public Author author() {
        return Author.of(visitor, reason);
    }
}
