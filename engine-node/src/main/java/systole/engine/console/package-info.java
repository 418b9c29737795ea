/**
 * What consoles get of an engine, whatever carries it to them.
 *
 * <p>Vocabulary: the <em>publisher</em> tells every console what happens, each on a <em>stream</em>
 * of its own; a console that falls behind loses its place there and nothing else. <em>Errands</em>
 * are commands under way; a <em>link</em> is one visitor's view of it all.
 */
@NullMarked
package systole.engine.console;

import org.jspecify.annotations.NullMarked;
