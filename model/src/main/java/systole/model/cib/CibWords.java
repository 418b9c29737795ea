package systole.model.cib;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words a CIB uses for yes and no and for spans of time. */
public final class CibWords {
    private static final Pattern SPAN =
            Pattern.compile("\\s*(\\d{1,12})(?:\\.\\d*)?\\s*([a-zA-Z]*)\\s*");

    private static final Pattern ZONE = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");
    private static final Pattern SECONDS = Pattern.compile("\\d{5,12}");

    private CibWords() {}

    /** true, on, yes, y or 1; false, off, no, n or 0; in any case. Anything else is neither. */
    public static Optional<Boolean> bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "y", "1" -> Optional.of(true);
            case "false", "off", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * {@code 10s}, {@code 500ms}, {@code 2min}, {@code 1h}, a bare number of seconds, or ISO 8601
     * ({@code PT10S}).
     */
    public static Optional<Duration> duration(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return iso(text.strip());
        }
        long count = Long.parseLong(span.group(1));
        return unit(span.group(2)).map(unit -> Duration.of(count, unit));
    }

    private static Optional<ChronoUnit> unit(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "s", "sec" -> Optional.of(ChronoUnit.SECONDS);
            case "ms", "msec" -> Optional.of(ChronoUnit.MILLIS);
            case "us", "usec" -> Optional.of(ChronoUnit.MICROS);
            case "m", "min" -> Optional.of(ChronoUnit.MINUTES);
            case "h", "hr" -> Optional.of(ChronoUnit.HOURS);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(span -> !span.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * {@code 2026-01-31}, {@code 2026-01-31 12:00:00} or ISO 8601; without a zone it is UTC,
     * without a time midnight.
     */
    public static Optional<Instant> date(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() <= 10) {
                return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return Optional.of(
                    ZONE.matcher(iso).find()
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A {@link #date}, or the seconds since 1970. */
    public static Optional<Instant> time(String text) {
        String word = text.strip();
        return SECONDS.matcher(word).matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(word)))
                : date(word);
    }
}
