/** How failures are counted. */
@NullMarked
package systole.engine.attribute;

import org.jspecify.annotations.NullMarked;
