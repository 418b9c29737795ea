package systole.engine.hacf;

import java.util.Locale;

/**
 * Something wrong or noteworthy in a file.
 *
 * @param line where, from 1; the last line for what is missing
 * @param text what, in Heartbeat's words where it has some
 * @param hint what to do about it; never blank
 */
public record Problem(Severity severity, String file, int line, String text, String hint) {

    /** How much a problem matters. */
    public enum Severity {
        /** The node does not start. */
        ERROR,
        /** It starts, but probably not as meant. */
        WARNING,
        /** Good to know. */
        REMARK
    }

    /** Refuses a problem without a place or without a way out. */
    public Problem {
        if (line < 1 || text.isBlank() || hint.isBlank()) {
            throw new IllegalArgumentException("a problem has a place, a text and a hint");
        }
    }

    /** Tells whether it keeps the node from starting. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line: {@code FILE:LINE: error: TEXT; HINT}. */
    @Override
    public String toString() {
        String word = severity.name().toLowerCase(Locale.ROOT);
        return file + ":" + line + ": " + word + ": " + text + "; " + hint;
    }
}
