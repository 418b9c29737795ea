/**
 * Edits: the changes operators and the engine make to a CIB, as functions from root element to root
 * element. They keep everything they do not name, and write in the document's own dialect. None of
 * them touches the version; whoever sequences writes does.
 */
@NullMarked
package systole.model.edit;

import org.jspecify.annotations.NullMarked;
