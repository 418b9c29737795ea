package systole.engine.scheduler.placement;

import systole.engine.scheduler.unpack.Unit;
import systole.model.score.Score;

/**
 * A colocation between two units, the dependent being placed by where the primary is.
 *
 * @param id the constraint's, or the group's for members that follow each other
 * @param counts the dependent's wishes count for the primary (not where that is a group)
 * @param inGroup it comes from a group, not from a constraint
 * @param attribute hosts that share its value count as the same place
 */
record Bond(
        String id,
        Unit dependent,
        Unit primary,
        Score score,
        String attribute,
        boolean inGroup,
        boolean counts) {

    /**
     * How much the dependent's own wishes count for the primary: fully, reversed, or not at all.
     */
    int weight() {
        return score.value() / Score.INFINITE;
    }
}
