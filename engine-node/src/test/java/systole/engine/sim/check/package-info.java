/**
 * Checkers: the promises of the product, one class each, told by the facts of the simulated world
 * alone. A checker knows nothing of schedulers, messages or engines; it would hold any other
 * implementation to the same promise.
 */
@NullMarked
package systole.engine.sim.check;

import org.jspecify.annotations.NullMarked;
