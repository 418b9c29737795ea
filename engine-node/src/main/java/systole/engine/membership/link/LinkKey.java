package systole.engine.membership.link;

import java.util.Arrays;

/**
 * One key of authkeys.
 *
 * @param number its number in the file, which travels in every datagram
 * @param secret empty for {@link KeyMethod#CRC32} and for no other
 */
@SuppressWarnings("ArrayRecordComponent") // Copied, and compared by what it holds.
public record LinkKey(int number, KeyMethod method, byte[] secret) {
    private static final int HIGHEST = 0xffff;

    /** Copies the secret. */
    public LinkKey {
        if (number < 0 || number > HIGHEST) {
            throw new IllegalArgumentException("no key can have the number " + number);
        }
        if ((method == KeyMethod.CRC32) != (secret.length == 0)) {
            throw new IllegalArgumentException(
                    "key " + number + ": only crc has no secret, and it has none");
        }
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkKey key
                && number == key.number
                && method == key.method
                && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return 31 * number + method.hashCode();
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "key " + number + " (" + method + ")";
    }
}
