/**
 * The shipped agents, run as the real processes they are.
 *
 * <p>Vocabulary: a <em>bench</em> is a state folder of its own in which one agent is tried; an
 * <em>answer</em> is what one action returned and said.
 */
@NullMarked
package systole.engine.agent;

import org.jspecify.annotations.NullMarked;
