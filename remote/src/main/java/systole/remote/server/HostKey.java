package systole.remote.server;

import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

import systole.remote.ssh.Ed25519;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.EnumSet;
import java.util.Set;

/** The key this node proves itself with, made once and kept in a file of OpenSSH's format. */
final class HostKey {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.copyOf(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    private HostKey() {}

    /** The key of that file; makes one if there is no file. */
    static KeyPair of(Path file) throws IOException {
        Ed25519.enable();
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(file);
        } catch (GeneralSecurityException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
    }

    /** The fingerprint as OpenSSH shows it. */
    static String fingerprint(KeyPair pair) {
        return KeyUtils.getFingerPrint(pair.getPublic());
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + ": others than the owner may use it (needs mode 600)");
        }
        Iterable<KeyPair> pairs;
        try (var in = Files.newInputStream(file)) {
            pairs =
                    SecurityUtils.loadKeyPairIdentities(
                            null, new PathResource(file), in, FilePasswordProvider.EMPTY);
        }
        if (pairs == null || !pairs.iterator().hasNext()) {
            throw new IOException(file + ": there is no key in it");
        }
        KeyPair pair = pairs.iterator().next();
        if (!"ssh-ed25519".equals(KeyUtils.getKeyType(pair))) {
            throw new IOException(file + ": is not an Ed25519 key");
        }
        return pair;
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "systole", null, text);
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".key", "", mode);
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toByteArray());
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
