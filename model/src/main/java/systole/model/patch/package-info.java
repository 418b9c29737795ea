/**
 * Patches: the difference between two versions of a CIB, as a value that can be applied, shown and
 * kept.
 *
 * <p>Vocabulary: a <em>change</em> touches one place; a <em>path</em> leads there by child
 * positions.
 */
@NullMarked
package systole.model.patch;

import org.jspecify.annotations.NullMarked;
