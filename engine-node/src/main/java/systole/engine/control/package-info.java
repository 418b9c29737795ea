/**
 * The node engine: one per node, driven by its loop.
 *
 * <p>Vocabulary: the engine plays a <em>role</em>; as <em>designated controller</em> it integrates
 * members, sequences writes of the CIB, has the <em>policy</em> decide, and drives the transition;
 * as <em>member</em> it keeps its copy of the CIB and runs agents. A <em>command handler</em>
 * carries out one kind of command.
 */
@NullMarked
package systole.engine.control;

import org.jspecify.annotations.NullMarked;
