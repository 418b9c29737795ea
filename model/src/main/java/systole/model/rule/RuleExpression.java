package systole.model.rule;

/** One condition of a rule. */
public sealed interface RuleExpression permits Rule, AttributeExpression, DateExpression {

    /** Tells whether it holds there and then. */
    boolean holds(RuleContext context);
}
