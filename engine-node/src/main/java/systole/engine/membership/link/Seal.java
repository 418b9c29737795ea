package systole.engine.membership.link;

import java.security.GeneralSecurityException;
import java.util.zip.CRC32;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key's seal under a sequence of bytes. Never tells by its time how much of a wrong seal was
 * right. Belongs to one thread: it keeps its engine and its room.
 */
final class Seal {
    private final LinkKey key;
    private final Engine engine;
    private final byte[] computed;

    /** Computes a seal into the room given. */
    private interface Engine {
        void compute(byte[] bytes, int length, byte[] seal) throws GeneralSecurityException;
    }

    Seal(LinkKey key) {
        this.key = key;
        this.engine = key.method() == KeyMethod.CRC32 ? Seal::crc : hmac(key);
        this.computed = new byte[key.method().length()];
    }

    private static Engine hmac(LinkKey key) {
        try {
            Mac mac = Mac.getInstance(key.method().algorithm());
            mac.init(new SecretKeySpec(key.secret(), key.method().algorithm()));
            return (bytes, length, seal) -> {
                mac.update(bytes, 0, length);
                mac.doFinal(seal, 0);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + key.method(), e);
        }
    }

    private static void crc(byte[] bytes, int length, byte[] seal) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        long value = crc.getValue();
        for (int i = 0; i < seal.length; i++) {
            seal[i] = (byte) (value >>> (8 * (seal.length - 1 - i)));
        }
    }

    int keyNumber() {
        return key.number();
    }

    /** Bytes of a seal. */
    int length() {
        return computed.length;
    }

    /** Writes the seal of the first bytes right behind them. */
    void put(byte[] bytes, int sealed) {
        compute(bytes, sealed);
        System.arraycopy(computed, 0, bytes, sealed, computed.length);
    }

    /** Tells whether the first bytes are followed by their seal. */
    boolean holds(byte[] bytes, int sealed) {
        compute(bytes, sealed);
        int difference = 0;
        for (int i = 0; i < computed.length; i++) {
            difference |= computed[i] ^ bytes[sealed + i];
        }
        return difference == 0;
    }

    private void compute(byte[] bytes, int length) {
        try {
            engine.compute(bytes, length, computed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no room for a seal", e);
        }
    }
}
