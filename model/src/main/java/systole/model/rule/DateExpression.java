package systole.model.rule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.Optional;

/**
 * A condition on time, in UTC.
 *
 * @param start not before; absent means always
 * @param end not after; absent means for ever
 * @param specification calendar fields ({@code hours}, {@code weekdays}, …) and the ranges they may
 *     take, for {@link Operation#DATE_SPEC}
 */
public record DateExpression(
        String id,
        Operation operation,
        Optional<Instant> start,
        Optional<Instant> end,
        Map<String, String> specification)
        implements RuleExpression {

    /** What is asked of the time. */
    public enum Operation {
        /** Before the end. */
        LT,
        /** After the start. */
        GT,
        /** Between start and end. */
        IN_RANGE,
        /** The calendar fields match. */
        DATE_SPEC
    }

    /** Copies the specification. */
    public DateExpression {
        specification = Map.copyOf(specification);
    }

    @Override
    public boolean holds(RuleContext context) {
        Instant now = context.now();
        return switch (operation) {
            case LT -> end.isPresent() && now.isBefore(end.get());
            case GT -> start.isPresent() && now.isAfter(start.get());
            case IN_RANGE ->
                    start.map(from -> !now.isBefore(from)).orElse(true)
                            && end.map(until -> !now.isAfter(until)).orElse(true);
            case DATE_SPEC -> matches(now.atZone(ZoneOffset.UTC));
        };
    }

    private boolean matches(ZonedDateTime now) {
        return specification.entrySet().stream()
                .allMatch(field -> inRange(field(field.getKey(), now), field.getValue()));
    }

    private static int field(String name, ZonedDateTime now) {
        return switch (name) {
            case "seconds" -> now.getSecond();
            case "minutes" -> now.getMinute();
            case "hours" -> now.getHour();
            case "monthdays" -> now.getDayOfMonth();
            case "weekdays" -> now.getDayOfWeek().getValue();
            case "yeardays" -> now.getDayOfYear();
            case "months" -> now.getMonthValue();
            case "weeks" -> now.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "years" -> now.getYear();
            case "weekyears" -> now.get(IsoFields.WEEK_BASED_YEAR);
            default -> now.get(ChronoField.YEAR);
        };
    }

    private static boolean inRange(int value, String range) {
        int dash = range.indexOf('-');
        try {
            if (dash < 0) {
                return value == Integer.parseInt(range.strip());
            }
            String low = range.substring(0, dash).strip();
            String high = range.substring(dash + 1).strip();
            return (low.isEmpty() || value >= Integer.parseInt(low))
                    && (high.isEmpty() || value <= Integer.parseInt(high));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
