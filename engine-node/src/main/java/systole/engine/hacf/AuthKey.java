package systole.engine.hacf;

import java.nio.charset.StandardCharsets;

/**
 * A key all nodes share. Its text never shows the secret.
 *
 * @param number what messages call it by, 0 to 255
 * @param secret empty for a method without one
 */
public record AuthKey(int number, AuthMethod method, String secret) {

    /** Refuses a number out of range, and a secret where there is none or none where one is. */
    public AuthKey {
        if (number < 0 || number > 255 || method.secret() == secret.isEmpty()) {
            throw new IllegalArgumentException("key " + number + " " + method + " cannot be");
        }
    }

    /** The secret as bytes. */
    public byte[] secretBytes() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "key " + number + " " + method.word();
    }
}
