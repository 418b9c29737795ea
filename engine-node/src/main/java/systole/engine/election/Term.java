package systole.engine.election;

import systole.model.xml.XmlElement;

/**
 * How many quorate controllers a document has come through, noted on its root.
 *
 * <p>Any two majorities share a member, so a new quorate controller always hears of the last term
 * and begins a later one. What a lost controller wrote but could not get acknowledged bears an
 * earlier term, however high its version, and never displaces what was acknowledged since.
 */
public final class Term {
    /** The attribute it is noted in. */
    public static final String ATTRIBUTE = "systole-term";

    private Term() {}

    /** The term of a document; zero if none is noted. */
    public static long of(XmlElement root) {
        String text = root.attribute(ATTRIBUTE, "0");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** The document in the next term. */
    public static XmlElement next(XmlElement root) {
        return root.with(ATTRIBUTE, Long.toString(of(root) + 1));
    }
}
