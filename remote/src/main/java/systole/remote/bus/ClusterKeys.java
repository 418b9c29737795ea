package systole.remote.bus;

import java.security.PublicKey;
import java.util.List;

/**
 * The key this node shows, and all it accepts. While the secret of a cluster changes, every node
 * first accepts both the old and the new one, then shows the new one, then accepts it alone; so no
 * node is ever turned away.
 *
 * @param signing the key this node proves itself by; it is accepted too
 * @param accepted what else is accepted
 */
public record ClusterKeys(ClusterKey signing, List<ClusterKey> accepted) {

    /** Keeps what it is given. */
    public ClusterKeys {
        accepted = List.copyOf(accepted);
    }

    /** One key for everything. */
    public static ClusterKeys of(ClusterKey key) {
        return new ClusterKeys(key, List.of());
    }

    boolean accepts(PublicKey shown) {
        return signing.open().equals(shown)
                || accepted.stream().anyMatch(key -> key.open().equals(shown));
    }
}
