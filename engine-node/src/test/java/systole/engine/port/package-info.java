/**
 * Contracts of the ports: what every adapter must keep, the real one and its simulated twin alike.
 *
 * <p>A contract is tried on a <em>stage</em>: a loop, and time that passes by itself or is made to.
 */
@NullMarked
package systole.engine.port;

import org.jspecify.annotations.NullMarked;
