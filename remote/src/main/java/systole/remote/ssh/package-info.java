/**
 * What every SSH connection of the product shares: keys that the JDK itself can use, a server that
 * does nothing while nothing happens, and bounds for those who have not shown a key.
 *
 * <p>Vocabulary: a <em>seed</em> is the 32 bytes an Ed25519 key pair is made of (RFC 8032);
 * <em>strangers</em> are callers without a key this node knows.
 */
@NullMarked
package systole.remote.ssh;

import org.jspecify.annotations.NullMarked;
