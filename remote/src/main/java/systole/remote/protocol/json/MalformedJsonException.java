package systole.remote.protocol.json;

/** Bytes that do not say what they should, with one sentence that says why. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** One sentence; whatever would break a line in it becomes a space. */
    public MalformedJsonException(String sentence) {
        super(sentence.replaceAll("(?U)[\\s\\p{Cntrl}]+", " "));
    }

    /** The whole sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
