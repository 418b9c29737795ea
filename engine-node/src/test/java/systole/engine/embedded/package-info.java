/** A cluster in one process, with real agents. */
@NullMarked
package systole.engine.embedded;

import org.jspecify.annotations.NullMarked;
