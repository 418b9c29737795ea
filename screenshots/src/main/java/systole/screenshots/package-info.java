/**
 * The pictures of the documentation, each made by driving the real console on a real demo cluster.
 *
 * <p>Vocabulary: a <em>shot</em> is one picture: how the window looks and what is to be seen in it;
 * its <em>look</em> is theme, language and size; the <em>studio</em> holds the cluster and the
 * window while a shot is taken; to <em>pose</em> is to bring the window into the state to draw.
 */
@NullMarked
package systole.screenshots;

import org.jspecify.annotations.NullMarked;
