package systole.model.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class RuleTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "5, EQ, 5, NUMBER, true", "10, GT, 9, NUMBER, true", "10, GT, 9, STRING, false",
        "1.10, GT, 1.9, VERSION, true", "1.2, LTE, 1.2.0, VERSION, true", "a, NE, A, STRING, false",
        "b, GTE, a, STRING, true", "3, LT, 2, NUMBER, false"
    })
    void valuesCompareByTheirType(
            String actual,
            AttributeExpression.Operation operation,
            String value,
            AttributeExpression.Type type,
            boolean holds) {
        var expression = new AttributeExpression("e", "load", operation, value, type);

        assertThat(expression.holds(new RuleContext(Map.of("load", actual), NOON)))
                .isEqualTo(holds);
    }

    @Test
    void anUndefinedAttributeIsUnequalToEverything() {
        var context = new RuleContext(Map.of(), NOON);

        assertThat(expression(AttributeExpression.Operation.NE).holds(context)).isTrue();
        assertThat(expression(AttributeExpression.Operation.EQ).holds(context)).isFalse();
        assertThat(expression(AttributeExpression.Operation.LT).holds(context)).isFalse();
        assertThat(expression(AttributeExpression.Operation.NOT_DEFINED).holds(context)).isTrue();
    }

    private static AttributeExpression expression(AttributeExpression.Operation operation) {
        return new AttributeExpression(
                "e", "pingd", operation, "1", AttributeExpression.Type.NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "hours, 9-17, true",
        "hours, 13-, false",
        "weekdays, 6, true",
        "weekdays, 1-5, false",
        "months, -2, true",
        "years, x, false"
    })
    void calendarFieldsMatchTheirRanges(String field, String range, boolean holds) {
        var date =
                new DateExpression(
                        "d",
                        DateExpression.Operation.DATE_SPEC,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(field, range));

        assertThat(date.holds(new RuleContext(Map.of(), NOON))).isEqualTo(holds);
    }

    @Test
    void aRangeHoldsFromItsStartToItsEnd() {
        var range =
                new DateExpression(
                        "d",
                        DateExpression.Operation.IN_RANGE,
                        Optional.of(NOON),
                        Optional.of(NOON.plusSeconds(60)),
                        Map.of());

        assertThat(range.holds(new RuleContext(Map.of(), NOON))).isTrue();
        assertThat(range.holds(new RuleContext(Map.of(), NOON.plusSeconds(60)))).isTrue();
        assertThat(range.holds(new RuleContext(Map.of(), NOON.plusSeconds(61)))).isFalse();
        assertThat(range.holds(new RuleContext(Map.of(), NOON.minusSeconds(1)))).isFalse();
    }
}
