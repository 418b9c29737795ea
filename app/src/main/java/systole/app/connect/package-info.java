/**
 * The way to clusters elsewhere, as a person sees it: where to connect to, what the link asks, and
 * how it stands.
 *
 * <p>Vocabulary: a <em>connection</em> is one link to one cluster with everything a window shows of
 * it; a <em>target</em> is what the person chose to connect to; a <em>question</em> is what only
 * the person can answer.
 */
@NullMarked
package systole.app.connect;

import org.jspecify.annotations.NullMarked;
