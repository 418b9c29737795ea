/**
 * A whole cluster in one process: an engine for each node, real agents, and a link for a console.
 *
 * <p>Vocabulary: a <em>host</em> is one node's engine with its loop, its folder and its processes;
 * the <em>local group</em> carries beats, views and messages between hosts; the <em>publisher</em>
 * tells consoles; <em>breakage</em> is what can be broken on purpose.
 */
@NullMarked
package systole.engine.embedded;

import org.jspecify.annotations.NullMarked;
