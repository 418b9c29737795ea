/** The console, the demo and the command line. */
@NullMarked
package systole.app;

import org.jspecify.annotations.NullMarked;
