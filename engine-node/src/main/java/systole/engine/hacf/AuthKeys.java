package systole.engine.hacf;

import java.util.List;

/**
 * The keys of a cluster. Messages are signed with one and accepted with any, so that keys can be
 * changed while the cluster runs.
 *
 * @param accepted in the file's order, the signing one among them
 */
public record AuthKeys(AuthKey signing, List<AuthKey> accepted) {

    /** Copies the keys. */
    public AuthKeys {
        accepted = List.copyOf(accepted);
        if (!accepted.contains(signing)) {
            throw new IllegalArgumentException("the signing key is not among the accepted ones");
        }
    }

    /** The file that says this; what {@link AuthKeysReader} reads back equal. */
    public String text() {
        var text =
                new StringBuilder("# The same on every node, readable by root alone (mode 600).\n");
        text.append("auth ").append(signing.number()).append('\n');
        for (AuthKey key : accepted) {
            text.append(key.number()).append(' ').append(key.method().word());
            text.append(key.secret().isEmpty() ? "" : " ").append(key.secret()).append('\n');
        }
        return text.toString();
    }
}
