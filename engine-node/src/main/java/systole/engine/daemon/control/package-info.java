/**
 * Local control: how the tools on a node reach the engine that runs there.
 *
 * <p>Vocabulary: the <em>control socket</em> is a Unix socket in the engine's state folder; who may
 * write to the file may ask. One <em>exchange</em> is one connection: a line of JSON there, a line
 * of JSON back. The engine's loop is asked through {@link
 * systole.engine.daemon.control.EngineAccess}, and never waits for a client.
 */
@NullMarked
package systole.engine.daemon.control;

import org.jspecify.annotations.NullMarked;
