package systole.model.rule;

import java.util.Locale;
import java.util.Optional;

/**
 * Compares a node attribute with a value.
 *
 * @param value what to compare with; empty for defined and not defined
 * @param type how: as text (ignoring case), as number, or as version
 */
public record AttributeExpression(
        String id, String attribute, Operation operation, String value, Type type)
        implements RuleExpression {

    /** The comparison. */
    public enum Operation {
        /** Less. */
        LT,
        /** Greater. */
        GT,
        /** Less or equal. */
        LTE,
        /** Greater or equal. */
        GTE,
        /** Equal. */
        EQ,
        /** Unequal; an undefined attribute is unequal to everything. */
        NE,
        /** The node has the attribute. */
        DEFINED,
        /** The node lacks it. */
        NOT_DEFINED;

        /** The operation the CIB calls by that word. */
        public static Optional<Operation> parse(String word) {
            for (Operation operation : values()) {
                if (operation.name().equals(word.toUpperCase(Locale.ROOT))) {
                    return Optional.of(operation);
                }
            }
            return Optional.empty();
        }
    }

    /** How values are compared. */
    public enum Type {
        /** Letters, case ignored. */
        STRING,
        /** Numbers. */
        NUMBER,
        /** Dotted versions. */
        VERSION
    }

    @Override
    public boolean holds(RuleContext context) {
        Optional<String> actual = context.attribute(attribute);
        return switch (operation) {
            case DEFINED -> actual.isPresent();
            case NOT_DEFINED -> actual.isEmpty();
            case EQ -> actual.isPresent() && compare(actual.get()) == 0;
            case NE -> actual.isEmpty() || compare(actual.get()) != 0;
            case LT -> actual.isPresent() && compare(actual.get()) < 0;
            case LTE -> actual.isPresent() && compare(actual.get()) <= 0;
            case GT -> actual.isPresent() && compare(actual.get()) > 0;
            case GTE -> actual.isPresent() && compare(actual.get()) >= 0;
        };
    }

    private int compare(String actual) {
        return switch (type) {
            case STRING -> actual.compareToIgnoreCase(value);
            case NUMBER -> Double.compare(number(actual), number(value));
            case VERSION -> versions(actual, value);
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int versions(String left, String right) {
        String[] a = left.split("\\.");
        String[] b = right.split("\\.");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order =
                    Double.compare(
                            i < a.length ? number(a[i]) : 0, i < b.length ? number(b[i]) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
