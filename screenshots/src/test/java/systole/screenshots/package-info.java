/** Tests of the pictures. */
@NullMarked
package systole.screenshots;

import org.jspecify.annotations.NullMarked;
