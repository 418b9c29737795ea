package systole.engine.sim;

/** A promise was broken. */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    /** Says which, and by what. */
    public Violation(String what) {
        super(what);
    }
}
