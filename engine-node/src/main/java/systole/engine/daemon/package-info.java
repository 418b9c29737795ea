/**
 * The engine as a daemon: configuration, sockets, files and processes around one node's engine.
 *
 * <p>Vocabulary: the <em>carriers</em> are the wire and the bus; the <em>key ring</em> holds what
 * authkeys says for both; <em>upkeep</em> is what has to be looked at once a second.
 */
@NullMarked
package systole.engine.daemon;

import org.jspecify.annotations.NullMarked;
