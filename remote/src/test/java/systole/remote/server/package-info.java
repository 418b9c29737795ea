/**
 * Tests of the way in, most of them with the real OpenSSH client.
 *
 * <p>Vocabulary: a <em>house</em> is a door with somebody behind it; a <em>guest</em> is somebody
 * with a key who runs {@code ssh}.
 */
@NullMarked
package systole.remote.server;

import org.jspecify.annotations.NullMarked;
