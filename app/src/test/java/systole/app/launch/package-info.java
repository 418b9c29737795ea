/** Tests of the command line. */
@NullMarked
package systole.app.launch;

import org.jspecify.annotations.NullMarked;
