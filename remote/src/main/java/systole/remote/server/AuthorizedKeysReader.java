package systole.remote.server;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;

import systole.remote.ssh.Ed25519;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a file of keys as OpenSSH writes it: options, kind, key and comment on each line. */
final class AuthorizedKeysReader {
    private static final Set<String> KINDS =
            Set.of(
                    "ssh-ed25519",
                    "ecdsa-sha2-nistp256",
                    "ecdsa-sha2-nistp384",
                    "ecdsa-sha2-nistp521",
                    "ssh-rsa");
    private static final Set<String> KINDS_NOT_TAKEN =
            Set.of("ssh-dss", "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com");
    private static final int SHORTEST_RSA = 2048;
    private static final int LONGEST_FAULT = 160;
    private static final int LONGEST_LINE = 16 * 1024;

    private final ZoneId zone;
    private final List<AuthorizedKey> keys = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private AuthorizedKeysReader(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What this text says.
     *
     * @param zone of times that name none
     */
    static AuthorizedKeys read(String text, ZoneId zone) {
        Ed25519.enable();
        var reader = new AuthorizedKeysReader(zone);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                reader.line(line.strip());
            } catch (IllegalArgumentException wrong) {
                reader.faults.add("line " + number + ": " + printable(wrong.getMessage()));
            }
        }
        return new AuthorizedKeys(reader.keys, reader.faults);
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.length() > LONGEST_LINE) {
            throw new IllegalArgumentException("the line is too long");
        }
        int start = isKind(firstWord(line, 0)) ? 0 : KeyOptions.end(line);
        KeyOptions options = KeyOptions.of(line.substring(0, start), zone);
        String[] parts = line.substring(start).strip().split("\\s+", 3);
        if (!isKind(parts[0]) || parts.length < 2) {
            throw new IllegalArgumentException("there is no key in it");
        }
        PublicKey key = key(parts[0], parts[1]);
        Optional<String> comment = parts.length > 2 ? Optional.of(parts[2]) : Optional.empty();
        keys.add(
                new AuthorizedKey(
                        key,
                        options.user().or(() -> comment.flatMap(AuthorizedKeysReader::user)),
                        options.role(),
                        options.from(),
                        options.until()));
    }

    private static boolean isKind(String word) {
        return KINDS.contains(word) || KINDS_NOT_TAKEN.contains(word);
    }

    private static String firstWord(String line, int from) {
        int end = from;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return line.substring(from, end);
    }

    private static PublicKey key(String kind, String data) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("keys of the kind " + kind + " are not taken");
        }
        PublicKey key;
        try {
            PublicKeyEntry entry = PublicKeyEntry.parsePublicKeyEntry(kind + " " + data);
            key = entry.resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            throw new IllegalArgumentException("the key is broken", broken);
        }
        if (key == null || !kind.equals(KeyUtils.getKeyType(key))) {
            throw new IllegalArgumentException("the key is not of the kind " + kind);
        }
        if (kind.equals("ssh-rsa") && KeyUtils.getKeySize(key) < SHORTEST_RSA) {
            throw new IllegalArgumentException(
                    "an RSA key needs " + SHORTEST_RSA + " bits at least");
        }
        return key;
    }

    /** The name before the {@code @} of a comment, if it can be one. */
    private static Optional<String> user(String comment) {
        int at = comment.indexOf('@');
        String name = at < 0 ? comment : comment.substring(0, at);
        return KeyOptions.isUser(name) ? Optional.of(name) : Optional.empty();
    }

    /** One line for a log, whatever the file says. */
    private static String printable(@Nullable String sentence) {
        String clean = String.valueOf(sentence).replaceAll("(?U)\\p{Cntrl}", "?");
        return clean.length() > LONGEST_FAULT ? clean.substring(0, LONGEST_FAULT) + "…" : clean;
    }
}
