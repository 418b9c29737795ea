/** The membership, as far as it can be told without a window, and drawn to be looked at. */
@NullMarked
package systole.app.membership;

import org.jspecify.annotations.NullMarked;
