/**
 * Constraints: where resources may be, together or apart, before or after each other.
 *
 * <p>Vocabulary: a <em>location</em> prefers or forbids nodes; a <em>colocation</em> places its
 * <em>dependent</em> relative to its <em>primary</em>; an <em>order</em> makes <em>then</em> wait
 * for <em>first</em>.
 */
@NullMarked
package systole.model.constraint;

import org.jspecify.annotations.NullMarked;
