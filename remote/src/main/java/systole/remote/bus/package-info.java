/**
 * Messages between the engines of a cluster.
 *
 * <p>Vocabulary: a <em>peer</em> is another configured node; a <em>message</em> is a sequence of
 * bytes that arrives whole, once and in order; a <em>connection</em> carries messages for a while
 * and may be replaced by another one over another link.
 */
@NullMarked
package systole.remote.bus;

import org.jspecify.annotations.NullMarked;
