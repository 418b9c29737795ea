package systole.engine.tool;

/** A tool does not do what it was asked: the words it says, and its exit code. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String lines;
    private final String sentence;
    private final String advice;
    private final int exit;

    private Refusal(String lines, String sentence, String advice, int exit) {
        super(lines + sentence + advice);
        this.lines = lines;
        this.sentence = sentence;
        this.advice = advice;
        this.exit = exit;
    }

    /** Says these lines, as they are. */
    static Refusal saying(String lines, int exit) {
        return new Refusal(lines, "", "", exit);
    }

    /** Says why, in the tool's own sentence. */
    static Refusal because(CibError error) {
        return new Refusal("", error.words(), "", error.exit());
    }

    /** Says why in other words than the error's. */
    static Refusal because(CibError error, String words) {
        return new Refusal("", words, "", error.exit());
    }

    /** Says these lines, then why, in the tool's own sentence. */
    static Refusal because(CibError error, String words, String lines) {
        return new Refusal(lines, words, "", error.exit());
    }

    /** The same, and then what may help. */
    Refusal followedBy(String lastLines) {
        return new Refusal(lines, sentence, lastLines, exit);
    }

    int exit() {
        return exit;
    }

    /** What goes to standard error; the sentence begins as the tool begins it. */
    String text(String beginning) {
        return lines + (sentence.isEmpty() ? "" : beginning + sentence + "\n") + advice;
    }
}
