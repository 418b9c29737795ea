package systole.app.constraints;

import systole.model.score.Score;

/**
 * A score in words, and as a place on a slider from −1 (never) to 1 (must). Between the words the
 * slider is logarithmic, so that 1, 10, 100 and 1000 are evenly apart.
 */
enum Strength {
    /** −INFINITY. */
    NEVER,
    /** Below zero. */
    AVOID,
    /** Zero. */
    NEUTRAL,
    /** Above zero. */
    PREFER,
    /** INFINITY. */
    MUST;

    private static final double END = 0.95;
    private static final double MIDDLE = 0.04;
    private static final double DECADES = 5;

    /** The word for a score. */
    static Strength of(Score score) {
        if (score.isMinusInfinity()) {
            return NEVER;
        }
        if (score.isInfinity()) {
            return MUST;
        }
        return score.value() == 0 ? NEUTRAL : score.isNegative() ? AVOID : PREFER;
    }

    /** The score this word begins with. */
    Score usual() {
        return switch (this) {
            case NEVER -> Score.MINUS_INFINITY;
            case AVOID -> Score.of(-100);
            case NEUTRAL -> Score.ZERO;
            case PREFER -> Score.of(100);
            case MUST -> Score.INFINITY;
        };
    }

    /** Where a score stands on the slider, from −1 to 1. */
    static double position(Score score) {
        return switch (of(score)) {
            case NEVER -> -1;
            case MUST -> 1;
            case NEUTRAL -> 0;
            case AVOID -> -inside(-score.value());
            case PREFER -> inside(score.value());
        };
    }

    private static double inside(int size) {
        double decade = Math.min(Math.log10(size) / DECADES, 1);
        return MIDDLE + (END - MIDDLE) * decade;
    }

    /** The score at a place on the slider, rounded to two figures. */
    static Score at(double position) {
        double size = Math.abs(position);
        if (size < MIDDLE) {
            return Score.ZERO;
        }
        if (size > END) {
            return position < 0 ? Score.MINUS_INFINITY : Score.INFINITY;
        }
        double value = Math.pow(10, (size - MIDDLE) / (END - MIDDLE) * DECADES);
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(value)) - 1));
        long rounded = Math.max(1, Math.round(value / step) * (long) step);
        return Score.of(position < 0 ? -rounded : rounded);
    }
}
