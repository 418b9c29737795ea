/**
 * What consoles and engines say to each other, as bytes: JSON objects, each after its length, with
 * CIBs in them as XML text.
 *
 * <p>Vocabulary: a <em>frame</em> is one thing said; every object names its kind in {@code type}; a
 * <em>field</em> nobody knows is ignored and a frame nobody knows is skipped, so that consoles and
 * engines of different versions understand each other; bytes that are no frame are
 * <em>malformed</em>.
 */
@NullMarked
package systole.remote.protocol.json;

import org.jspecify.annotations.NullMarked;
