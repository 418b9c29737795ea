/**
 * The architecture as tests. They live in the last module because it sees the classes of all the
 * others.
 */
@NullMarked
package systole.build;

import org.jspecify.annotations.NullMarked;
