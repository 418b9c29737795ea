package systole.remote.server;

import java.util.List;

/**
 * What a file of keys says.
 *
 * @param faults what it says that cannot be followed, one sentence each; such keys open nothing
 */
record AuthorizedKeys(List<AuthorizedKey> keys, List<String> faults) {
    /** Nobody. */
    static final AuthorizedKeys NONE = new AuthorizedKeys(List.of(), List.of());

    /** Copies the lists. */
    AuthorizedKeys {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }
}
