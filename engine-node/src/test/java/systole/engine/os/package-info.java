/** The real adapters, tried on this machine. */
@NullMarked
package systole.engine.os;

import org.jspecify.annotations.NullMarked;
