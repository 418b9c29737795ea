package systole.engine.hacf;

import systole.model.cib.CibWords;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of value, and how it is spelt.
 *
 * @param spelling for hints: {@code DIRECTIVE takes …}
 */
record Kind<T>(String spelling, Function<String, Optional<T>> reading) {
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,9}|\\d{0,9}\\.\\d{1,9}|\\d{1,9}\\.)(ms|msec|us|usec)?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Yes or no, in Heartbeat's many words. */
    static final Kind<Boolean> FLAG = new Kind<>("yes or no", CibWords::bool);

    /** Any one word. */
    static final Kind<String> WORD = new Kind<>("one word", Optional::of);

    /** An absolute path. */
    static final Kind<String> PATH =
            new Kind<>(
                    "a path from the root, such as /var/log/ha-log",
                    text -> Optional.of(text).filter(path -> path.startsWith("/")));

    /**
     * A time, rounded to milliseconds. Without a unit it is in seconds; {@code s} is no unit here.
     */
    static final Kind<Duration> SPAN_OF_TIME =
            new Kind<>("seconds without a unit, such as 20 or 1.5, or 200ms or 500us", Kind::span);

    Optional<T> read(String text) {
        return reading.apply(text);
    }

    static Kind<Integer> number(int least, int most) {
        return new Kind<>(
                "a number from " + least + " to " + most,
                text -> whole(text).filter(number -> number >= least && number <= most));
    }

    static Kind<String> oneOf(String... words) {
        List<String> known = List.of(words);
        return new Kind<>(
                String.join(" or ", words),
                text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(known::contains));
    }

    static <E extends Enum<E>> Kind<E> oneOf(Class<E> family) {
        List<E> all = List.of(family.getEnumConstants());
        return new Kind<>(
                String.join(" or ", all.stream().map(Kind::word).toList()),
                text -> all.stream().filter(one -> word(one).equalsIgnoreCase(text)).findFirst());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A whole number of at most nine digits. */
    static Optional<Integer> whole(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }

    private static Optional<Duration> span(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        int digits =
                switch (Stream.ofNullable(span.group(2)).findFirst().orElse("s").charAt(0)) {
                    case 'm' -> 0;
                    case 'u' -> -3;
                    default -> 3;
                };
        var number = new BigDecimal(span.group(1)).scaleByPowerOfTen(digits);
        return Optional.of(
                Duration.ofMillis(number.setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }
}
