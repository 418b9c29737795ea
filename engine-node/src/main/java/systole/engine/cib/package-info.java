/**
 * The replicated CIB.
 *
 * <p>Vocabulary: the controller <em>sequences</em> writes, each raising the <em>version</em>; a
 * write is <em>settled</em> when every member of the view has <em>stored</em> it.
 */
@NullMarked
package systole.engine.cib;

import org.jspecify.annotations.NullMarked;
