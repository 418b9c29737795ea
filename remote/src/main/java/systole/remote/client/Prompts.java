package systole.remote.client;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What only a person can answer. Asked on a thread of the link that may wait for as long as the
 * person takes, one question at a time; closing the link interrupts it, which means no.
 */
public interface Prompts {

    /**
     * The passphrase of a key file.
     *
     * @param attempt 1 for the first, 2 after a wrong one, and so on
     * @return empty to go on without this key
     */
    Optional<String> passphrase(Path file, int attempt) throws InterruptedException;

    /** Whether this really is the key of that host. Yes is remembered for ever. */
    boolean trust(FirstContact contact) throws InterruptedException;

    /**
     * A host whose key is not known yet.
     *
     * @param keyType as SSH calls it: {@code ssh-ed25519}
     * @param fingerprint as {@code ssh-keygen -lf} prints it: {@code SHA256:…}
     */
    record FirstContact(Address host, String keyType, String fingerprint) {}

    /** For scripts: nobody is there, so nothing is opened and nobody new is trusted. */
    Prompts NOBODY =
            new Prompts() {
                @Override
                public Optional<String> passphrase(Path file, int attempt) {
                    return Optional.empty();
                }

                @Override
                public boolean trust(FirstContact contact) {
                    return false;
                }
            };
}
