/**
 * Commands: what {@code systole} does on a machine without a console.
 *
 * <p>Vocabulary: a <em>command</em> is a word after {@code systole}; its <em>exit code</em> is 0
 * for done, 1 for refused or failed, 2 for wrong usage. Results go to standard output, one clear
 * line for each error to standard error.
 */
@NullMarked
package systole.engine.command;

import org.jspecify.annotations.NullMarked;
