package systole.model.xml;

/**
 * A document that cannot be read: one sentence that names source, line and column, the problem, and
 * what to do about it.
 */
public final class XmlException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Position position;
    private final String problem;

    /**
     * @param source the file's name, or what else the reader would know the text by
     * @param advice what to do; may be empty
     */
    public XmlException(String source, Position position, String problem, String advice) {
        super(sentence(source, position, problem, advice));
        this.position = position;
        this.problem = problem;
    }

    private static String sentence(String source, Position at, String problem, String advice) {
        return source
                + (at.known() ? ":" + at : "")
                + ": "
                + problem
                + (advice.isEmpty() ? "" : "; " + advice);
    }

    /** The whole sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Where the problem stands. */
    public Position position() {
        return position;
    }

    /** The problem alone, without place and advice. */
    public String problem() {
        return problem;
    }
}
