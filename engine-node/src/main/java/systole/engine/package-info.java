/** What a node does: a pure core and the shell around it. */
@NullMarked
package systole.engine;

import org.jspecify.annotations.NullMarked;
