/** Tests of the control socket: real sockets, a real engine, hostile clients. */
@NullMarked
package systole.engine.daemon.control;

import org.jspecify.annotations.NullMarked;
