/**
 * Rules: conditions on node attributes and time, evaluated for a given node and instant.
 *
 * <p>Vocabulary: a <em>rule</em> joins <em>expressions</em> with and/or and carries a score; rules
 * nest.
 */
@NullMarked
package systole.model.rule;

import org.jspecify.annotations.NullMarked;
