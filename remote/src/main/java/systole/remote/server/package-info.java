/**
 * The way in for consoles and people: SSH, for whoever shows a key this node knows.
 *
 * <p>Vocabulary: a <em>visitor</em> has proven who they are; the <em>reception</em> is what the
 * node offers them.
 */
@NullMarked
package systole.remote.server;

import org.jspecify.annotations.NullMarked;
