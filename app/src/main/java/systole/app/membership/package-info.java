/**
 * The membership: how each node sees it, who hears whom over which link, and in one sentence what
 * that comes to.
 *
 * <p>Vocabulary: the <em>headline</em> is that sentence; a <em>hearing</em> is how one node hears
 * one other; a <em>concern</em> is a lasting weakness that a node points out.
 */
@NullMarked
package systole.app.membership;

import org.jspecify.annotations.NullMarked;
