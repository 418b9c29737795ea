/** The way to clusters elsewhere, without a toolkit. */
@NullMarked
package systole.app.connect;

import org.jspecify.annotations.NullMarked;
