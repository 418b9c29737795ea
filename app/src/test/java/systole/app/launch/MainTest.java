package systole.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.os.StateFolder;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class MainTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private void saysInOneLine(String words) {
        assertThat(err.toString().strip()).startsWith("systole: ").contains(words);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void withoutACommandItShowsWhatThereIs() {
        assertThat(run()).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("demo", "console", "schedule");
    }

    @Test
    void unknownOptionIsWrongUsage() {
        assertThat(run("demo", "--colour", "red")).isEqualTo(Main.USAGE);
        saysInOneLine("--colour");
    }

    @Test
    void wrongSizeIsWrongUsage() {
        assertThat(run("demo", "--size", "big")).isEqualTo(Main.USAGE);
        saysInOneLine("'big' is no size such as 1440x900");
    }

    @Test
    void tooManyNodesAreWrongUsage() {
        assertThat(run("demo", "--headless", "--nodes", "33")).isEqualTo(Main.USAGE);
        saysInOneLine("--nodes takes 1 to 32, not 33");
    }

    @Test
    void unknownScenarioIsWrongUsage() {
        assertThat(run("demo", "--headless", "--scenario", "rain")).isEqualTo(Main.USAGE);
        saysInOneLine("there is no scenario rain; there is: seed");
    }

    @Test
    void brokenCibIsToldWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("my.xml"), "<cib>\n<oops\n</cib>");

        assertThat(run("demo", "--headless", "--cib", file.toString())).isEqualTo(Main.FAILED);
        saysInOneLine(file + ":3:");
    }

    @Test
    void missingCibIsToldByName() {
        Path file = folder.resolve("none.xml");

        assertThat(run("demo", "--headless", "--cib", file.toString())).isEqualTo(Main.FAILED);
        saysInOneLine("there is no file " + file);
    }

    @Test
    void busyStateFolderNamesItsHolder() throws Exception {
        try (var held = StateFolder.take(folder.resolve("state"))) {
            assertThat(run("demo", "--headless", "--state", held.path().toString()))
                    .isEqualTo(Main.FAILED);
            saysInOneLine("is in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aClusterThatCannotBeReachedIsToldByName() {
        assertThat(run("console", "--headless", "ssh://root@127.0.0.1:1")).isEqualTo(Main.FAILED);
        saysInOneLine("cannot reach 127.0.0.1:1: connection refused");
    }

    @Test
    void whatIsNoAddressIsWrongUsage() {
        assertThat(run("console", "--headless", "http://there")).isEqualTo(Main.USAGE);
        saysInOneLine("'http://there' is no address of a cluster");
    }

    @Test
    void aMissingKeyFileIsWrongUsage() {
        assertThat(run("console", "--headless", "--identity", "/none", "there"))
                .isEqualTo(Main.USAGE);
        saysInOneLine("there is no key file /none");
    }

    @Test
    void textNeedsAnAddress() {
        assertThat(run("console", "--headless")).isEqualTo(Main.USAGE);
        saysInOneLine("--headless needs an address");
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isEqualTo(Main.DONE);
        assertThat(out.toString().strip()).matches("systole \\d+\\.\\d+\\.\\d+.*");
    }
}
