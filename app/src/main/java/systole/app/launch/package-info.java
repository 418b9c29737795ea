/**
 * Where the program begins: the command line, the demo, and the window put together.
 *
 * <p>Vocabulary: a <em>command</em> here is a word after {@code systole}; the <em>console
 * window</em> is everything a person sees of one cluster; to <em>break something</em> is to harm
 * the demo on purpose.
 *
 * <p>Only {@link systole.app.launch.ConsoleWindow} and what it uses touch JavaFX, so that commands
 * without a window start without it.
 */
@NullMarked
package systole.app.launch;

import org.jspecify.annotations.NullMarked;
