/**
 * Explaining: the decision in the words of its readers, with the terms of every score.
 *
 * <p>Vocabulary: a <em>term</em> is one summand of a score; a <em>warning</em> is one sentence an
 * operator should read; the <em>recheck</em> is when the passing of time alone may change the
 * decision.
 */
@NullMarked
package systole.engine.scheduler.explain;

import org.jspecify.annotations.NullMarked;
