/**
 * Colours, type and controls of the console.
 *
 * <p>Vocabulary: a <em>token</em> is a named colour such as {@code -s-ground}, defined once per
 * theme; a <em>component sheet</em> gives tokens to one kind of control and holds no colour of its
 * own; a <em>theme</em> is the tokens, the components and the base sheet for plain controls.
 */
@NullMarked
package systole.styles;

import org.jspecify.annotations.NullMarked;
