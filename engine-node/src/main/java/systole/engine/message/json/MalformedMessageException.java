package systole.engine.message.json;

/** Bytes that are no message, with one sentence that says why. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String sentence) {
        super(sentence.replaceAll("(?U)[\\s\\p{Cntrl}]+", " "));
    }
}
