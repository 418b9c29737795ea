package systole.remote.client;

/**
 * Tells from regular ticks alone whether the other end still lives. Needs no clock: a machine that
 * slept for an hour has missed ticks, not answers.
 */
final class Silence {
    /** Ticks in the time after which a silent end is asked. */
    static final int TICKS_TO_ASK = 2;

    private static final int TICKS_TO_DEATH = 2 * TICKS_TO_ASK;

    /** What to do at a tick. */
    enum Verdict {
        /** All is well. */
        WAIT,
        /** Ask whether it is there. */
        ASK,
        /** It is not. */
        DEAD
    }

    private int ticks;

    /** Something came. */
    synchronized void heard() {
        ticks = 0;
    }

    /** Another half of the time has passed after which a silent end is asked. */
    synchronized Verdict tick() {
        ticks++;
        if (ticks > TICKS_TO_DEATH) {
            return Verdict.DEAD;
        }
        return ticks == TICKS_TO_ASK ? Verdict.ASK : Verdict.WAIT;
    }
}
