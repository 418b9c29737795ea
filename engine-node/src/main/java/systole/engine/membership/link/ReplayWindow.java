package systole.engine.membership.link;

/**
 * Which of the latest sequence numbers have come. What is too old to be remembered counts as come.
 */
final class ReplayWindow {
    static final int WIDTH = Long.SIZE;

    private long highest = -1;

    /** Bit n: the number n below the highest has come. */
    private long come;

    /** Tells whether this number has not come yet. */
    boolean fresh(long number) {
        if (number < 0) {
            return false;
        }
        long age = highest - number;
        return age < 0 || age < WIDTH && (come >>> age & 1) == 0;
    }

    /** Notes that it came. */
    void note(long number) {
        long age = highest - number;
        if (age < 0) {
            come = -age < WIDTH ? come << -age | 1 : 1;
            highest = number;
        } else if (age < WIDTH) {
            come |= 1L << age;
        }
    }

    /** Forgets all. */
    void clear() {
        highest = -1;
        come = 0;
    }
}
