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
     * The score it gives there: its own, or the node attribute's it names (zero where that is
     * missing).
     */
    public Score scoreOn(RuleContext context) {
        return score.orElseGet(
                () ->
                        scoreAttribute
                                .flatMap(context::attribute)
                                .flatMap(Score::parse)
                                .orElse(Score.ZERO));
    }
}
