package systole.remote.client;

import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.client.Trouble.Kind;
import systole.remote.ssh.Ed25519;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The keys of hosts somebody has vouched for, in a file as OpenSSH writes it (sshd(8),
 * "SSH_KNOWN_HOSTS FILE FORMAT"). A line that cannot be understood vouches for nobody and is kept
 * as it is. May be asked on any thread.
 */
final class KnownHosts {
    private static final Logger LOG = LoggerFactory.getLogger(KnownHosts.class);
    private static final long LARGEST = 4 << 20;

    /** What the file says of a host's key. */
    sealed interface Verdict {
        /** It is the host's key. */
        record Known() implements Verdict {}

        /** Nothing is known of this host. */
        record Unknown() implements Verdict {}

        /** The host has another key, or this one must not be used any more. */
        record Changed(Trouble trouble) implements Verdict {}
    }

    private final Path file;

    KnownHosts(Path file) {
        Ed25519.enable();
        this.file = file;
    }

    /** As people compare it. */
    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(key);
    }

    static String type(PublicKey key) {
        return String.valueOf(KeyUtils.getKeyType(key));
    }

    /** Compares a key with the file as it is now. */
    synchronized Verdict judge(Address host, PublicKey shown) throws IOException {
        List<String> lines = lines();
        Optional<Verdict> other = Optional.empty();
        boolean known = false;
        for (int i = 0; i < lines.size(); i++) {
            KnownHostEntry entry = entry(lines.get(i));
            PublicKey pinned = entry == null ? null : keyFor(host, entry);
            if (entry == null || pinned == null) {
                continue;
            }
            boolean same = KeyUtils.compareKeys(pinned, shown);
            if ("revoked".equals(entry.getMarker())) {
                if (same) {
                    return revoked(host, i + 1);
                }
            } else if (same) {
                known = true;
            } else if (other.isEmpty()) {
                other = Optional.of(changed(host, i + 1, pinned, shown));
            }
        }
        return known ? new Verdict.Known() : other.orElseGet(Verdict.Unknown::new);
    }

    /** Tells whether anything is known of a host, even if it is a revocation. */
    synchronized boolean hasKeyOf(Address host) throws IOException {
        for (String line : lines()) {
            KnownHostEntry entry = entry(line);
            if (entry != null && keyFor(host, entry) != null) {
                return true;
            }
        }
        return false;
    }

    /** Vouches for a key from now on. What the file held before stays. */
    synchronized void pin(Address host, PublicKey key) throws IOException {
        List<String> before = lines();
        var text = new StringBuilder();
        before.forEach(line -> text.append(line).append('\n'));
        text.append('[').append(host.host()).append("]:").append(host.port()).append(' ');
        PublicKeyEntry.appendPublicKeyEntry(text, key).append('\n');
        replace(text.toString());
    }

    private Verdict revoked(Address host, int line) {
        return new Verdict.Changed(Trouble.of(Kind.REVOKED_HOST_KEY, host, file, line));
    }

    private Verdict changed(Address host, int line, PublicKey pinned, PublicKey shown) {
        return new Verdict.Changed(
                Trouble.of(
                        Kind.CHANGED_HOST_KEY,
                        host,
                        file,
                        line,
                        fingerprint(pinned),
                        fingerprint(shown)));
    }

    private static @Nullable KnownHostEntry entry(String line) {
        try {
            return line.isBlank() || line.startsWith("#")
                    ? null
                    : KnownHostEntry.parseKnownHostEntry(line);
        } catch (RuntimeException broken) {
            return null;
        }
    }

    /** The key the entry vouches for, if it is about that host. */
    private static @Nullable PublicKey keyFor(Address host, KnownHostEntry entry) {
        AuthorizedKeyEntry key = entry.getKeyEntry();
        try {
            return key == null
                            || "cert-authority".equals(entry.getMarker())
                            || !isAbout(host, entry)
                    ? null
                    : key.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            LOG.debug("known host {}", host, broken);
            return null;
        }
    }

    /** A revocation without a port is about all of them. */
    private static boolean isAbout(Address host, KnownHostEntry entry) {
        return entry.isHostMatch(host.host(), host.port())
                || "revoked".equals(entry.getMarker())
                        && entry.isHostMatch(host.host(), SshConstants.DEFAULT_PORT);
    }

    private List<String> lines() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than any list of known hosts");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    /** Whoever reads meanwhile sees the whole file as it was, or as it will be. */
    private void replace(String text) throws IOException {
        Path target = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file.toRealPath() : file;
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "known_hosts", ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
