/** Tests of what outlives an engine. */
@NullMarked
package systole.engine.recovery;

import org.jspecify.annotations.NullMarked;
