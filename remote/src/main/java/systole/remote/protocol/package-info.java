/**
 * What consoles and engines say to each other, as values.
 *
 * <p>Vocabulary: an <em>event</em> tells a console what happened; a <em>command</em> asks the
 * cluster for something and is answered by exactly one <em>reply</em>.
 */
@NullMarked
package systole.remote.protocol;

import org.jspecify.annotations.NullMarked;
