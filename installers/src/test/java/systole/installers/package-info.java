/**
 * The proof that what is installed starts, works and leaves nothing behind.
 *
 * <p>Vocabulary: tests of the tag <em>installed</em> need the results of the profile {@code
 * installers}; the others look at the parts only.
 */
@NullMarked
package systole.installers;

import org.jspecify.annotations.NullMarked;
