/**
 * The engine's ports: everything it needs of the outside world, one interface each.
 *
 * <p>Each port has a real adapter in {@code engine.os} and a simulated twin in {@code engine.sim};
 * one contract test holds both. All callbacks arrive on the engine's own loop, one at a time.
 */
@NullMarked
package systole.engine.port;

import org.jspecify.annotations.NullMarked;
