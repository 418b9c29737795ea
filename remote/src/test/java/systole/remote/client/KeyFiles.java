package systole.remote.client;

import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;

/** Key files as ssh-keygen writes them. */
final class KeyFiles {
    private KeyFiles() {}

    static Path plain(Path folder, String name, KeyPair key) throws IOException {
        return write(folder, name, key, Optional.empty());
    }

    static Path locked(Path folder, String name, KeyPair key, String passphrase)
            throws IOException {
        return write(folder, name, key, Optional.of(passphrase));
    }

    private static Path write(Path folder, String name, KeyPair key, Optional<String> words)
            throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            var lock = new OpenSSHKeyEncryptionContext();
            lock.setCipherType("256");
            words.ifPresent(lock::setPassword);
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                    key, "test", words.isPresent() ? lock : null, out);
            return file;
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken);
        }
    }
}
