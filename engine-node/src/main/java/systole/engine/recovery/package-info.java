/**
 * What happens when an engine ends without having been asked to.
 *
 * <p>Vocabulary: the <em>last wishes</em> are the stops, in order, of everything that may run on
 * this node; the <em>guard</em> is a small process that outlives the engine and carries them out.
 */
@NullMarked
package systole.engine.recovery;

import org.jspecify.annotations.NullMarked;
