/**
 * Scores: how much a resource wants to be on a node, in saturating arithmetic.
 *
 * <p>Vocabulary: a <em>score</em> is a whole number between −INFINITY (never) and INFINITY (must),
 * where INFINITY is 1,000,000.
 */
@NullMarked
package systole.model.score;

import org.jspecify.annotations.NullMarked;
