package systole.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import systole.engine.hacf.AuthKey;
import systole.engine.hacf.AuthKeys;
import systole.engine.hacf.AuthKeysReader;
import systole.engine.hacf.AuthMethod;
import systole.engine.os.SecretBytes;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class AuthkeysCommandTest {
    private static final String OLD = "auth 1\n1 sha1 9f86d081884c7d659a2f\n7 crc\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("authkeys");
    }

    private int run(String... more) {
        var words = new ArrayList<>(List.of("--output", file.toString()));
        words.addAll(List.of(more));
        return new CommandLine(new AuthkeysCommand(SecretBytes::next))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    private AuthKeys keys() throws IOException {
        var read = AuthKeysReader.read(Files.readString(file), "authkeys", true);
        return read.keys().orElseThrow();
    }

    @Test
    void writesOneStrongKeyNobodyElseWrites() throws IOException {
        assertThat(run()).isZero();

        AuthKey first = keys().signing();
        assertThat(AuthKeysReader.read(Files.readString(file), "authkeys", false).problems())
                .isEmpty();
        assertThat(first.method()).isEqualTo(AuthMethod.SHA256);
        assertThat(first.secret()).matches("[0-9a-f]{64}");
        assertThat(out.toString().lines()).singleElement().asString().contains("every node");

        Files.delete(file);
        assertThat(run()).isZero();
        assertThat(keys().signing()).isNotEqualTo(first);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayReadIt() throws IOException {
        run();
        assertThat(mode()).isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        run("--force");
        assertThat(mode()).isEqualTo("rw-------");
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void neverReplacesAFileUnasked() throws IOException {
        Files.writeString(file, OLD);

        assertThat(run()).isEqualTo(1);

        assertThat(file).hasContent(OLD);
        assertThat(err.toString().lines()).singleElement().asString().contains("--force");
    }

    @Test
    void forceSignsWithTheNewKeyAndKeepsThoseWithASecret() throws IOException {
        Files.writeString(file, OLD);

        assertThat(run("--force")).isZero();

        assertThat(keys().signing().number()).isEqualTo(8);
        assertThat(keys().accepted()).extracting(AuthKey::number).containsExactly(1, 8);
        assertThat(files()).containsExactly("authkeys");
    }

    @Test
    void aChangeWhileTheClusterRunsBeginsWithAKeyThatIsOnlyAccepted() throws IOException {
        Files.writeString(file, OLD);

        assertThat(run("--force", "--keep-signing")).isZero();

        assertThat(keys().signing().number()).isEqualTo(1);
        assertThat(keys().accepted()).extracting(AuthKey::number).containsExactly(1, 7, 8);
        assertThat(out.toString()).contains("write auth 8 for auth 1", "remove key 1");
    }

    @Test
    void aFileThatIsNoKeyFileIsLeftAsItIs() throws IOException {
        Files.writeString(file, "hello\n");

        assertThat(run("--force")).isEqualTo(1);

        assertThat(file).hasContent("hello\n");
        assertThat(err.toString().lines()).singleElement().asString().contains(file + ":1:");
    }

    @Test
    void whatCannotBeDoneIsOneLine() throws IOException {
        assertThat(run("--keep-signing")).isEqualTo(2);
        assertThat(run("--force", "--keep-signing")).isEqualTo(1);
        file = folder.resolve("missing/authkeys");
        assertThat(run()).isEqualTo(1);

        assertThat(err.toString()).contains("there is no such file", "there is no such folder");
        assertThat(files()).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }
}
