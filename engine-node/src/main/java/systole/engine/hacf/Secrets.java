package systole.engine.hacf;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Secrets, good and bad. */
public final class Secrets {
    /** Bytes of a secret that cannot be guessed. */
    public static final int BYTES = 32;

    private static final int SHORTEST = 16;
    private static final int FEWEST_CHARACTERS = 6;

    /** Words of the examples that everybody copied. */
    private static final Set<String> EXAMPLES =
            Set.of(
                    "hello!",
                    "secret",
                    "password",
                    "heartbeat",
                    "linux-ha",
                    "changeme",
                    "yoursecret");

    private Secrets() {}

    /** Tells whether a secret is short, of few different characters, or from an example. */
    static boolean weak(String secret) {
        String plain = secret.toLowerCase(Locale.ROOT);
        return secret.length() < SHORTEST
                || secret.chars().distinct().count() < FEWEST_CHARACTERS
                || EXAMPLES.stream().anyMatch(example -> onlyRepeats(plain, example));
    }

    private static boolean onlyRepeats(String text, String example) {
        return text.replace(example, "").length() < SHORTEST / 2;
    }

    /** A secret of these random bytes, as authkeys holds it. */
    public static String of(byte[] random) {
        if (random.length < BYTES) {
            throw new IllegalArgumentException("a secret takes " + BYTES + " random bytes");
        }
        return HexFormat.of().formatHex(random);
    }
}
