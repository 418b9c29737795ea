/** The one thread an engine has, and its bounded queue. */
@NullMarked
package systole.engine.loop;

import org.jspecify.annotations.NullMarked;
