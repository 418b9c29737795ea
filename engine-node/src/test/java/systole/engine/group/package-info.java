/** Tests of the built-in stack as one group. */
@NullMarked
package systole.engine.group;

import org.jspecify.annotations.NullMarked;
