/** One class per picture of the documentation. */
@NullMarked
package systole.screenshots;

import org.jspecify.annotations.NullMarked;
