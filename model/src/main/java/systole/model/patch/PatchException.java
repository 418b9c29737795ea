package systole.model.patch;

/** A patch that does not fit the document it was applied to; the document is as it was. */
public final class PatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** One sentence that says what did not fit. */
    public PatchException(String message) {
        super(message);
    }

    /** The whole sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
