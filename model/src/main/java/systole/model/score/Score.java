package systole.model.score;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A score: a whole number of −1,000,000 to 1,000,000, whose ends mean never and must.
 *
 * <p>Sums follow Heartbeat 2 and Pacemaker: −INFINITY wins over everything, then INFINITY, and what
 * is left saturates at the ends.
 */
public record Score(int value) implements Comparable<Score> {
    /** The number that stands for infinity. */
    public static final int INFINITE = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d*)?");
    private static final Pattern HUGE = Pattern.compile("[+-]?\\d{19,64}(\\.\\d*)?");

    /** Must. */
    public static final Score INFINITY = new Score(INFINITE);

    /** Never. */
    public static final Score MINUS_INFINITY = new Score(-INFINITE);

    /** Indifferent. */
    public static final Score ZERO = new Score(0);

    /** Refuses what {@link #of} would clamp. */
    public Score {
        if (value < -INFINITE || value > INFINITE) {
            throw new IllegalArgumentException("score out of range: " + value);
        }
    }

    /** The score of a number, clamped to the ends. */
    public static Score of(long number) {
        return new Score(Math.clamp(number, -INFINITE, INFINITE));
    }

    /**
     * Reads a score as the CIB spells it: {@code [+|-]INFINITY}, a whole number (decimals are cut),
     * or the colours red, yellow and green. Anything else is no score.
     */
    public static Optional<Score> parse(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "INFINITY", "+INFINITY" -> Optional.of(INFINITY);
            case "-INFINITY", "RED" -> Optional.of(MINUS_INFINITY);
            case "YELLOW", "GREEN" -> Optional.of(ZERO);
            default -> number(word);
        };
    }

    private static Optional<Score> number(String word) {
        if (!NUMBER.matcher(word).matches()) {
            return HUGE.matcher(word).matches()
                    ? Optional.of(word.startsWith("-") ? MINUS_INFINITY : INFINITY)
                    : Optional.empty();
        }
        int point = word.indexOf('.');
        return Optional.of(of(Long.parseLong(point < 0 ? word : word.substring(0, point))));
    }

    /** The saturating sum. */
    public Score plus(Score other) {
        if (isMinusInfinity() || other.isMinusInfinity()) {
            return MINUS_INFINITY;
        }
        if (isInfinity() || other.isInfinity()) {
            return INFINITY;
        }
        return of((long) value + other.value);
    }

    /** The saturating product with a count; an infinite score times zero is zero. */
    public Score times(int count) {
        return of((long) value * count);
    }

    /** The score with its sign turned. */
    public Score negated() {
        return new Score(-value);
    }

    /** Tells whether this is "must". */
    public boolean isInfinity() {
        return value == INFINITE;
    }

    /** Tells whether this is "never". */
    public boolean isMinusInfinity() {
        return value == -INFINITE;
    }

    /** Tells whether this is either end. */
    public boolean isInfinite() {
        return isInfinity() || isMinusInfinity();
    }

    /** Tells whether a resource with this score may not run there. */
    public boolean isNegative() {
        return value < 0;
    }

    @Override
    public int compareTo(Score other) {
        return Integer.compare(value, other.value);
    }

    /** The CIB's spelling. */
    @Override
    public String toString() {
        return isInfinity()
                ? "INFINITY"
                : isMinusInfinity() ? "-INFINITY" : Integer.toString(value);
    }
}
