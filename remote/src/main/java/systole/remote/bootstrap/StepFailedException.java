package systole.remote.bootstrap;

/** A step did not do what it should; the message is one line and says where and why. */
final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }
}
