/** Tests of the engine of one node. */
@NullMarked
package systole.engine.control;

import org.jspecify.annotations.NullMarked;
