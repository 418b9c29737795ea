package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.remote.ssh.Ed25519;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The file of keys that open the door, and the file of the door's own key. */
final class FilesOfTheDoorTest {
    private static final String KEY =
            PublicKeyEntry.toString(Ed25519.ofSeed(new byte[32]).getPublic());

    @TempDir private Path folder;
    private final List<String> complaints = new ArrayList<>();

    private KeysFile file(String... owners) {
        return new KeysFile(
                folder.resolve("authorized_keys"),
                List.of(owners),
                ZoneOffset.UTC,
                complaints::add);
    }

    private KeysFile mine() {
        return file(System.getProperty("user.name"));
    }

    @Test
    void aMissingFileIsSaidOnceAndUsedWhenItComes() throws IOException {
        KeysFile file = mine();

        assertThat(file.keys().keys()).isEmpty();
        assertThat(file.keys().keys()).isEmpty();
        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst()).contains("authorized_keys: there is no such file");

        Files.writeString(folder.resolve("authorized_keys"), KEY);
        assertThat(file.keys().keys()).hasSize(1);
    }

    @Test
    void faultsAreSaidWithFileAndLineOnceForEachChange() throws IOException {
        Path path = folder.resolve("authorized_keys");
        Files.writeString(path, KEY + "\nrole=\"god\" " + KEY + "\n");
        KeysFile file = mine();

        assertThat(file.keys().keys()).hasSize(1);
        assertThat(file.keys().keys()).hasSize(1);
        assertThat(complaints)
                .containsExactly(
                        path + ": line 2: \"god\" is no role: read, operate or administer");
        Files.writeString(path, "nonsense");
        assertThat(file.keys().keys()).isEmpty();
        assertThat(complaints).hasSize(2);
    }

    @Test
    void aFileOthersCouldHaveWrittenOpensNothing() throws IOException {
        Path path = folder.resolve("authorized_keys");
        Files.writeString(path, KEY);
        KeysFile file = mine();
        assertThat(file.keys().keys()).hasSize(1);

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw----rw-"));
        assertThat(file.keys().keys()).isEmpty();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file.keys().keys()).hasSize(1);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        assertThat(file.keys().keys()).isEmpty();

        assertThat(complaints.getFirst()).contains("can be written by others than");
        assertThat(complaints.getLast()).contains("its folder can be written by others than");
    }

    @Test
    void somebodyElsesFileOpensNothing() throws IOException {
        Files.writeString(folder.resolve("authorized_keys"), KEY);

        assertThat(file("nobody-we-know").keys().keys()).isEmpty();
        assertThat(complaints.getFirst()).contains("belongs to ");
    }

    @Test
    void whatIsNoTextOrTooLargeOpensNothing() throws IOException {
        Path path = folder.resolve("authorized_keys");
        KeysFile file = mine();
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(file.keys().keys()).isEmpty();
        Files.writeString(path, (KEY + "\n").repeat(20_000));
        assertThat(file.keys().keys()).isEmpty();

        assertThat(complaints.getFirst()).endsWith("is not text in UTF-8");
        assertThat(complaints.getLast()).contains("is larger than");
    }

    @Test
    void theHostKeyIsMadeOnceForItsOwnerOnly() throws IOException {
        Path path = folder.resolve("console_host_key");
        KeyPair made = HostKey.of(path);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(path)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(HostKey.of(path).getPublic()).isEqualTo(made.getPublic());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void aHostKeyThatCannotBeTrustedIsNotUsed() throws IOException {
        Path path = folder.resolve("console_host_key");
        HostKey.of(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> HostKey.of(path)).hasMessageContaining("needs mode 600");

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(path, "");
        assertThatThrownBy(() -> HostKey.of(path)).isInstanceOf(IOException.class);
        Files.writeString(path, "no key");
        assertThatThrownBy(() -> HostKey.of(path)).isInstanceOf(IOException.class);
    }

    @Test
    void aTakenPortIsSaid() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var listen = (InetSocketAddress) taken.getLocalSocketAddress();
            var settings =
                    new DoorSettings(
                            listen,
                            folder.resolve("authorized_keys"),
                            folder.resolve("console_host_key"),
                            DoorLimits.USUAL,
                            House.NOON);

            assertThatThrownBy(() -> new ConsoleDoor(settings, new FakeReception()).open())
                    .isInstanceOf(IOException.class);
        }
    }
}
