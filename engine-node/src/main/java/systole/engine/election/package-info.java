/**
 * Who leads, and with which CIB.
 *
 * <p>Vocabulary: the <em>designated controller</em> is the one member of a view that sequences
 * writes and drives transitions; <em>integration</em> is collecting what all members of a new view
 * know before it begins.
 */
@NullMarked
package systole.engine.election;

import org.jspecify.annotations.NullMarked;
