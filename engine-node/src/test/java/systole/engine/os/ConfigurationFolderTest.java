package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.hacf.Problem;
import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class ConfigurationFolderTest {
    private static final NodeName ALPHA = NodeName.of("alpha");
    private static final String KEYS = "auth 1\n1 sha256 9f86d081884c7d659a2feaa0c55ad015\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path keyFile(String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("authkeys"), KEYS);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void missingFilesAreProblemsWithAWayOut() {
        var configuration = new ConfigurationFolder(folder);

        assertThat(configuration.settings(ALPHA).problems())
                .singleElement()
                .extracting(Problem::text)
                .isEqualTo("Cannot open [" + folder.resolve("ha.cf") + "]: there is no such file");
        assertThat(configuration.keys(false).problems())
                .singleElement()
                .extracting(Problem::hint)
                .asString()
                .contains("systole authkeys --output " + folder.resolve("authkeys"));
        assertThat(configuration.keysChanged()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keysOthersCanReadAreRefused() throws IOException {
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw-r--r--"}) {
            Path file = keyFile(mode);

            var result = new ConfigurationFolder(folder).keys(false);

            assertThat(result.keys()).isEmpty();
            assertThat(result.problems())
                    .singleElement()
                    .extracting(Problem::text)
                    .isEqualTo("Bad permissions on keyfile [" + file + "], 600 recommended.");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keysOfTheOwnerAreReadWithTheTimeOfTheirChange() throws IOException {
        Path file = keyFile("rw-------");

        var configuration = new ConfigurationFolder(folder);

        assertThat(configuration.keys(false).keys()).isPresent();
        assertThat(configuration.keysChanged()).contains(Files.getLastModifiedTime(file));
    }

    @Test
    void anyBytesAreReadAsText() throws IOException {
        Files.write(
                folder.resolve("ha.cf"),
                "crm yes\nnode alpha\nbcast \u00ff\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new ConfigurationFolder(folder).settings(ALPHA).problems()).isEmpty();
    }

    @Test
    void aNodesAddressesComeFromTheFileOfHostsAndFromItsOwnInterfaces() throws IOException {
        Path hosts =
                Files.writeString(
                        folder.resolve("hosts"),
                        "# nodes\n192.0.2.1\tx alpha.example Alpha # alpha\n\n192.0.2.2 beta\n");

        HostAddresses addresses = HostAddresses.read(ALPHA, hosts);

        assertThat(addresses.of(ALPHA)).contains("192.0.2.1", "127.0.0.1");
        assertThat(addresses.of(NodeName.of("beta"))).containsExactly("192.0.2.2");
        assertThat(addresses.of(NodeName.of("gamma"))).isEmpty();
        assertThat(HostAddresses.read(ALPHA, folder.resolve("none")).of(NodeName.of("beta")))
                .isEmpty();
    }
}
