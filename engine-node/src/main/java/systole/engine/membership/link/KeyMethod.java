package systole.engine.membership.link;

/** How a key seals (RFC 2104; crc is no protection at all, only against accidents). */
public enum KeyMethod {
    /** A checksum; it has no secret, so anybody can make it. */
    CRC32("", 4),
    /** HMAC-MD5, as old authkeys files want it. */
    MD5("HmacMD5", 16),
    /** HMAC-SHA-1, as old authkeys files want it. */
    SHA1("HmacSHA1", 20),
    /** HMAC-SHA-256, the usual one. */
    SHA256("HmacSHA256", 32);

    private final String algorithm;
    private final int length;

    KeyMethod(String algorithm, int length) {
        this.algorithm = algorithm;
        this.length = length;
    }

    String algorithm() {
        return algorithm;
    }

    /** Bytes of a seal. */
    int length() {
        return length;
    }
}
