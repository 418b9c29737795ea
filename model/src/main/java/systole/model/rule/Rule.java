package systole.model.rule;

import systole.model.score.Score;
import systole.model.xml.Position;

import java.util.List;
import java.util.Optional;

/**
 * A condition with a score.
 *
 * @param score a fixed score, or empty where {@code scoreAttribute} names the node attribute that
 *     holds it
 * @param role the role it speaks of, empty for any
 * @param all every expression must hold ({@code and}); otherwise one is enough
 */
public record Rule(
        String id,
        Optional<Score> score,
        Optional<String> scoreAttribute,
        String role,
        boolean all,
        List<RuleExpression> expressions,
        Position position)
        implements RuleExpression {

    /** Copies the expressions. */
    public Rule {
        expressions = List.copyOf(expressions);
    }

    /** Tells whether the rule holds there and then. A rule without expressions holds. */
    @Override
    public boolean holds(RuleContext context) {
        return expressions.isEmpty()
                || (all
                        ? expressions.stream().allMatch(expression -> expression.holds(context))
                        : expressions.stream().anyMatch(expression -> expression.holds(context)));
    }

    /**
     * The score it gives there: its own, or the node attribute's it names. A node that lacks the
     * attribute is ruled out, as in Heartbeat 2 and Pacemaker; a value that is no score counts
     * zero.
     */
    public Score scoreOn(RuleContext context) {
        return score.or(() -> scoreAttribute.map(name -> named(name, context))).orElse(Score.ZERO);
    }

    private static Score named(String attribute, RuleContext context) {
        return context.attribute(attribute)
                .map(text -> Score.parse(text).orElse(Score.ZERO))
                .orElse(Score.MINUS_INFINITY);
    }
}
