/**
 * Unpacking: from the document to what the scheduler computes with. Everything here is immutable
 * and indexed by small numbers, so that a large cluster needs no searching.
 *
 * <p>Vocabulary: a <em>host</em> is a node with what is known of it; a <em>unit</em> is one
 * primitive as the scheduler sees it, defined or orphaned; a <em>bunch</em> is a group of units; an
 * <em>observation</em> is what one host's history says of one unit; a <em>situation</em> is all of
 * it together.
 */
@NullMarked
package systole.engine.scheduler.unpack;

import org.jspecify.annotations.NullMarked;
