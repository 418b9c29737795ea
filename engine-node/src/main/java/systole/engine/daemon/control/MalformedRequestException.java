package systole.engine.daemon.control;

/** What arrived is no line of the control socket's format. */
public final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    /** One sentence that says what is wrong with it. */
    public MalformedRequestException(String message) {
        super(message);
    }

    /** The whole sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
