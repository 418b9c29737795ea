/**
 * Runs agents on one node (Heartbeat's LRM).
 *
 * <p>Vocabulary: a <em>lane</em> holds what is to be done with one resource, one operation at a
 * time; a <em>recurring</em> operation is repeated in it; a <em>convention</em> is how agents of
 * one standard are called and understood; its <em>conclusion</em> is what a run meant.
 */
@NullMarked
package systole.engine.executor;

import org.jspecify.annotations.NullMarked;
