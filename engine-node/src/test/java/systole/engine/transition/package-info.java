/** How a graph is carried out. */
@NullMarked
package systole.engine.transition;

import org.jspecify.annotations.NullMarked;
