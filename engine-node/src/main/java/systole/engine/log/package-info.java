/** What engines do, as lines of a log: one per decision, {@code key=value}, the node first. */
@NullMarked
package systole.engine.log;

import org.jspecify.annotations.NullMarked;
