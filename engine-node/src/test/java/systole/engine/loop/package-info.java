/** The loop's promises. */
@NullMarked
package systole.engine.loop;

import org.jspecify.annotations.NullMarked;
