package systole.model.constraint;

import systole.model.resource.ResourceId;
import systole.model.rule.Rule;
import systole.model.score.Score;
import systole.model.xml.XmlElement;

import java.util.List;

/** A rule of the configuration about where and when resources run. */
public sealed interface Constraint {

    /** Its identity in the CIB. */
    String id();

    /** The element it was read from. */
    XmlElement source();

    /**
     * Prefers or forbids nodes. The {@code node}+{@code score} shorthand is read as one rule on
     * {@code #uname}.
     *
     * @param lifetime rules that say until when it holds; empty means always
     */
    record Location(
            String id,
            ResourceId resource,
            List<Rule> rules,
            List<Rule> lifetime,
            XmlElement source)
            implements Constraint {}

    /**
     * Places the dependent relative to the primary, which is placed first. Roles are empty for
     * "any".
     *
     * @param nodeAttribute nodes count as the same place if they share it; {@code #uname} by
     *     default
     */
    record Colocation(
            String id,
            ResourceId dependent,
            ResourceId primary,
            Score score,
            String dependentRole,
            String primaryRole,
            boolean symmetrical,
            String nodeAttribute,
            XmlElement source)
            implements Constraint {}

    /**
     * Makes one action wait for another.
     *
     * @param mandatory otherwise it only holds when both happen in the same transition
     * @param symmetrical the inverse actions are ordered the other way round
     */
    record Order(
            String id,
            ResourceId first,
            String firstAction,
            ResourceId then,
            String thenAction,
            boolean mandatory,
            boolean symmetrical,
            XmlElement source)
            implements Constraint {}

    /** A constraint this version reads and keeps but does not act on (sets, tickets). */
    record Unsupported(String id, String reason, XmlElement source) implements Constraint {}
}
