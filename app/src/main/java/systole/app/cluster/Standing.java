package systole.app.cluster;

import systole.app.look.HealthState;

/**
 * How a node's own view of the membership stands to the acting one, as far as the node is heard.
 */
public enum Standing {
    /** It is in the acting view and may act. */
    AGREES(HealthState.RUNNING),
    /** The acting view has it, but it is still in another one. */
    BEHIND(HealthState.TRANSITION),
    /** It is in a view that may not act, or its lease is over. */
    LET_GO(HealthState.BLOCKED),
    /** It sees only itself and hears nobody. */
    CUT_OFF(HealthState.FAILED),
    /** It sees only itself, although it hears others. */
    ALONE(HealthState.TRANSITION),
    /** It sees a membership that is not the acting one. */
    APART(HealthState.FAILED),
    /** It may act in another view than the acting one, which does not have it: two sides act. */
    RIVAL(HealthState.FAILED),
    /** It is in no view yet. */
    UNDECIDED(HealthState.TRANSITION),
    /** It has told nothing for a few seconds, or nothing at all. */
    SILENT(HealthState.UNKNOWN);

    private final HealthState look;

    Standing(HealthState look) {
        this.look = look;
    }

    /** The shape that stands for it. */
    public HealthState look() {
        return look;
    }
}
