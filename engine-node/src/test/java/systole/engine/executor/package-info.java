/** What the executor does with agents, in time of its own. */
@NullMarked
package systole.engine.executor;

import org.jspecify.annotations.NullMarked;
