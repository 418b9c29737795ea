/** Who leads, and with which CIB. */
@NullMarked
package systole.engine.election;

import org.jspecify.annotations.NullMarked;
