package systole.engine.hacf;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a key proves where a message comes from. */
public enum AuthMethod {
    /** A checksum: proves nothing, anyone can make one. */
    CRC,
    /** HMAC-MD5. */
    MD5,
    /** HMAC-SHA-1. */
    SHA1,
    /** HMAC-SHA-256, which Heartbeat did not know. */
    SHA256;

    /** Tells whether it takes a secret. */
    public boolean secret() {
        return this != CRC;
    }

    /** The word for it in the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AuthMethod> of(String word) {
        return Stream.of(values()).filter(method -> method.word().equals(word)).findFirst();
    }
}
