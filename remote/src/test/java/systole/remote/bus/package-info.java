/**
 * Tests of the bus over real loopback sockets.
 *
 * <p>Vocabulary: a <em>link</em> is a proxy between two nodes that can be cut, stalled and mended;
 * a <em>station</em> is a node's bus with what it heard.
 */
@NullMarked
package systole.remote.bus;

import org.jspecify.annotations.NullMarked;
