/** How a console and a cluster talk. */
@NullMarked
package systole.remote;

import org.jspecify.annotations.NullMarked;
