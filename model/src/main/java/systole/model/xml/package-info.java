/**
 * XML as Systole keeps it: an immutable, lossless tree.
 *
 * <p>Vocabulary: an <em>element</em> has ordered attributes and ordered child <em>nodes</em>; a
 * <em>document</em> is a root element with whatever stood before and after it. White space between
 * elements is layout, not content: it is dropped on reading and made anew on writing. Everything
 * else — comments, processing instructions, unknown names, order — survives a round trip.
 */
@NullMarked
package systole.model.xml;

import org.jspecify.annotations.NullMarked;
