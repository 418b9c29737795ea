/**
 * Words in the language of the reader, switched while the window is open.
 *
 * <p>Vocabulary: a <em>key</em> such as {@code board.unplaced.title} names a text; its first
 * segment is the <em>area</em>, and every area has one properties file per language, so that two
 * screens never share a file.
 */
@NullMarked
package systole.app.l10n;

import org.jspecify.annotations.NullMarked;
