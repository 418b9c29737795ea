package systole.remote.bootstrap;

/**
 * Something the preflight has to say.
 *
 * @param weight how much it matters
 * @param host where
 * @param sentence what, and the way out
 */
record Finding(Weight weight, String host, String sentence) {

    /** How much a finding matters. */
    enum Weight {
        /** Nothing is changed before it is put right. */
        REFUSAL,
        /** Good to know. */
        WARNING
    }

    static Finding refusal(String host, String sentence) {
        return new Finding(Weight.REFUSAL, host, sentence);
    }

    static Finding warning(String host, String sentence) {
        return new Finding(Weight.WARNING, host, sentence);
    }

    boolean refuses() {
        return weight == Weight.REFUSAL;
    }

    @Override
    public String toString() {
        return (refuses() ? "refused: " : "warning: ") + host + ": " + sentence;
    }
}
