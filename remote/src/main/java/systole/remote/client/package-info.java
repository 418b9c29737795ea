/** How a console reaches a cluster: one port, whatever carries it. */
@NullMarked
package systole.remote.client;

import org.jspecify.annotations.NullMarked;
