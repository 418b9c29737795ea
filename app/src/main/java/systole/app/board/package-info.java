/**
 * The board: nodes as columns, resources as chips that can be dragged from one to another.
 *
 * <p>Vocabulary: a <em>column</em> is one node; a <em>chip</em> is one primitive where it is; a
 * <em>group card</em> holds the chips of a group in their order; the <em>tray</em> at the right
 * holds what is placed nowhere. A <em>gesture</em> (drag, menu, key) makes a plan and never acts
 * itself; while a plan is shown its <em>ghosts</em> stand where things would run.
 */
@NullMarked
package systole.app.board;

import org.jspecify.annotations.NullMarked;
