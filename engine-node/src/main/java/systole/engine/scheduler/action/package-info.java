/**
 * Actions: what has to be done to get from what runs to what was decided, and in which order.
 *
 * <p>Vocabulary: a <em>step</em> is one start or stop that may be needed, or a <em>marker</em> of a
 * group around its members' steps; a <em>dependency</em> orders two steps, and may make one
 * necessary or impossible because of the other; only steps that are <em>required</em> and
 * <em>runnable</em> become actions of the transition.
 */
@NullMarked
package systole.engine.scheduler.action;

import org.jspecify.annotations.NullMarked;
