/**
 * What consoles and engines say to each other, as values.
 *
 * <p>Vocabulary: an <em>event</em> tells a console what happened; a <em>command</em> asks the
 * cluster for something and is answered by exactly one <em>reply</em>. The <em>history</em> of the
 * CIB is made of <em>revisions</em>, each perhaps with an <em>author</em>.
 */
@NullMarked
package systole.remote.protocol;

import org.jspecify.annotations.NullMarked;
