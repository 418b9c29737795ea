/**
 * Carries out a transition graph.
 *
 * <p>Vocabulary: a <em>synapse</em> is an action with the actions it waits for; it <em>fires</em>
 * when they are all confirmed; an aborted transition fires nothing more and is <em>settled</em>
 * when nothing is in flight.
 */
@NullMarked
package systole.engine.transition;

import org.jspecify.annotations.NullMarked;
