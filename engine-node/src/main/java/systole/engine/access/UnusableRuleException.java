package systole.engine.access;

/** A rule of an access list that cannot be understood, with one sentence that says why. */
final class UnusableRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableRuleException(String sentence) {
        super(sentence);
    }
}
