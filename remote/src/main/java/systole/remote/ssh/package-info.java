/**
 * What every SSH connection of the product shares: keys that the JDK itself can use.
 *
 * <p>Vocabulary: a <em>seed</em> is the 32 bytes an Ed25519 key pair is made of (RFC 8032).
 */
@NullMarked
package systole.remote.ssh;

import org.jspecify.annotations.NullMarked;
