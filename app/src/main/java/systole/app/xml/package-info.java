/**
 * XML as people read it in the console: highlighted, and as a difference of lines.
 *
 * <p>Vocabulary: a <em>diff line</em> is common, added or removed; a <em>token</em> is a stretch of
 * text with one colour.
 */
@NullMarked
package systole.app.xml;

import org.jspecify.annotations.NullMarked;
