package systole.engine.os;

import java.security.SecureRandom;

/** Random bytes nobody can guess. */
public final class SecretBytes {
    private SecretBytes() {}

    /** So many fresh bytes. */
    public static byte[] next(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
