/**
 * What was asked for and what became of it.
 *
 * <p>Vocabulary: a <em>task</em> is one command on its way, from its start to one of its ends; a
 * <em>note</em> is something that happened without being asked for; the <em>task log</em> keeps
 * both, newest first, and forgets the oldest beyond its limit.
 */
@NullMarked
package systole.app.task;

import org.jspecify.annotations.NullMarked;
