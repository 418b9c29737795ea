/** Tests of the daemon, with its files and sockets. */
@NullMarked
package systole.engine.daemon;

import org.jspecify.annotations.NullMarked;
