package systole.remote.client;

import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.client.Trouble.Kind;
import systole.remote.ssh.Ed25519;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys at hand: those of files without a passphrase at once, the others one after the other
 * when nothing else opens the door. A passphrase is asked for between two calls, never while a
 * server waits, and only once; it is not kept.
 */
final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final int ATTEMPTS = 3;
    private static final long LARGEST = 256 * 1024;

    private final Map<Path, KeyPair> open = new LinkedHashMap<>();
    private final List<Path> locked = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();

    KeyRing(List<Path> files) {
        Ed25519.enable();
        files.stream().filter(Files::exists).distinct().forEach(this::add);
    }

    private void add(Path file) {
        var asked = new boolean[1];
        try {
            KeyPair pair = load(file, (_, _, _) -> askLater(asked));
            if (pair == null) {
                throw new IOException("there is no private key in it");
            }
            open.put(file, pair);
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            if (asked[0]) {
                locked.add(file);
            } else {
                troubles.add(Trouble.of(Kind.BAD_KEY_FILE, file, broken.getMessage()));
            }
        }
    }

    private static String askLater(boolean[] asked) throws IOException {
        asked[0] = true;
        throw new IOException("a passphrase is needed");
    }

    /** The keys that can be used now. */
    synchronized List<KeyPair> keys() {
        return List.copyOf(open.values());
    }

    /** Why a file gives no key. */
    synchronized List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** Tells whether there is a file that a passphrase would open. */
    synchronized boolean locked() {
        return !locked.isEmpty();
    }

    private synchronized List<Path> lockedFiles() {
        return List.copyOf(locked);
    }

    /**
     * Opens one more file. Keys can be used meanwhile; one caller at a time.
     *
     * @return whether there is a key now that was not there before
     */
    boolean unlock(Prompts prompts) throws InterruptedException {
        for (Path file : lockedFiles()) {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Optional<String> words = prompts.passphrase(file, attempt);
                if (words.isEmpty()) {
                    break;
                }
                if (unlock(file, words.get())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean unlock(Path file, String passphrase) {
        try {
            KeyPair pair = load(file, FilePasswordProvider.of(passphrase));
            if (pair != null) {
                keep(file, pair);
                return true;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException wrong) {
            LOG.debug("key file={} not opened", file, wrong);
        }
        return false;
    }

    private synchronized void keep(Path file, KeyPair pair) {
        locked.remove(file);
        open.put(file, pair);
    }

    private static @Nullable KeyPair load(Path file, FilePasswordProvider words)
            throws IOException, GeneralSecurityException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large for a key");
        }
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs =
                    SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, words);
            return pairs == null ? null : first(pairs);
        }
    }

    private static @Nullable KeyPair first(Iterable<KeyPair> pairs) {
        for (KeyPair pair : pairs) {
            return pair;
        }
        return null;
    }
}
