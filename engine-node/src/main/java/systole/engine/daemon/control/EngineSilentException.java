package systole.engine.daemon.control;

/** The engine's loop gives no answer: it ended, or has too much to do. */
public final class EngineSilentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public static final String WORDS = "the engine does not answer; look at its log";

    EngineSilentException() {
        super(WORDS);
    }
}
