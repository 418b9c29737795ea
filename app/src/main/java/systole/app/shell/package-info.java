/**
 * The frame of the window: top bar, rail, side panel, status line, command palette, settings.
 *
 * <p>Vocabulary: a <em>screen</em> fills the middle and has a place in the rail; a <em>command</em>
 * is anything that can be done, found with Ctrl+K and bound to a key; the <em>side panel</em> holds
 * a plan or an explanation beside the screen. The shell knows no cluster: whoever owns one sets the
 * properties of {@link systole.app.shell.ShellViewModel}.
 */
@NullMarked
package systole.app.shell;

import org.jspecify.annotations.NullMarked;
