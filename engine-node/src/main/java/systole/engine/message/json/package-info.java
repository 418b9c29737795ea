/**
 * Messages between engines as JSON, with CIBs in them as XML text.
 *
 * <p>Vocabulary: every object names its kind in {@code type}; a <em>field</em> nobody knows is
 * ignored, so that engines of different versions understand each other; bytes that are no message
 * are <em>malformed</em>.
 */
@NullMarked
package systole.engine.message.json;

import org.jspecify.annotations.NullMarked;
