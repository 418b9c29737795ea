/**
 * The ports on a real machine: clocks, processes, files, datagrams.
 *
 * <p>The only package that asks the system for the time, for chance and for processes.
 */
@NullMarked
package systole.engine.os;

import org.jspecify.annotations.NullMarked;
