package systole.remote.server;

import systole.remote.protocol.Role;

import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that opens the door, and for whom.
 *
 * @param user empty for whoever logs in
 * @param from where from; empty for anywhere
 * @param until when it ends; empty for never
 */
record AuthorizedKey(
        PublicKey key,
        Optional<String> user,
        Role role,
        Optional<AddressPatterns> from,
        Optional<Instant> until) {

    /** Why this key does not open the door for somebody there and then; empty if it does. */
    Optional<String> refusal(InetAddress address, Instant now) {
        if (until.isPresent() && !now.isBefore(until.get())) {
            return Optional.of("shows a key that has expired");
        }
        if (from.isPresent() && !from.get().admit(address)) {
            return Optional.of("shows a key that is not good for that address");
        }
        return Optional.empty();
    }
}
