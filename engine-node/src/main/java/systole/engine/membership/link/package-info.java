/**
 * What a datagram on a link is worth (Heartbeat's link layer, without its sockets).
 *
 * <p>Vocabulary: a <em>link</em> is a network interface over which beats travel. A datagram is
 * <em>sealed</em> with the signing key and <em>authentic</em> if its seal is that of any accepted
 * key. A <em>generation</em> is one start of a node; it grows with every start. A datagram is
 * <em>repeated</em> if it came before over the same link; over another link it is welcome, for that
 * is what several links are for. A peer's link is <em>up</em> while it is heard there and
 * <em>dead</em> after the deadtime of silence.
 *
 * <p>Everything here is pure: bytes and times are arguments, what they mean is a result.
 */
@NullMarked
package systole.engine.membership.link;

import org.jspecify.annotations.NullMarked;
