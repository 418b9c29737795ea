/** Tests of the build itself: a check that silently stopped checking is worse than none. */
@NullMarked
package systole.build;

import org.jspecify.annotations.NullMarked;
