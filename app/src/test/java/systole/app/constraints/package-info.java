/** Tests of the Constraints screen. */
@NullMarked
package systole.app.constraints;

import org.jspecify.annotations.NullMarked;
