package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.tool.ToolResult;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class ToolClientTest {
    @TempDir private Path folder = Path.of("");

    private ToolResult run(String tool, String... words) {
        return typing("", tool, words);
    }

    private ToolResult typing(String input, String tool, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var client =
                new ToolClient(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder.toString(),
                        () -> Instant.EPOCH);
        int exit = client.run(tool, List.of(words));
        return new ToolResult(
                out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }

    private ControlSocket open(String status) throws IOException {
        return ControlSocket.open(SocketFile.in(folder), _ -> Clusters.fixed(), () -> status);
    }

    @Test
    void filesAreLookedAtWithoutAnEngine() throws IOException {
        Path file = Files.writeString(folder.resolve("cib.xml"), Clusters.ONE_NODE);

        assertThat(run("crm_resource", "-L", "-X", file.toString()))
                .isEqualTo(new ToolResult("NO resources configured\n", "", 0));
        assertThat(run("crm_mon", "-1", "--xml-file=" + file).out())
                .contains("Node: a (a-id): OFFLINE\n");
        assertThat(run("crm_resource", "-L", "-X", folder + "/none"))
                .isEqualTo(
                        new ToolResult("", "Couldn't parse input file: " + folder + "/none\n", 1));
    }

    @Test
    void filesAndInputAreReadHere() throws IOException {
        Path file = Files.writeString(folder.resolve("some.xml"), "<cib");
        try (var _ = open("{}")) {
            assertThat(run("cibadmin", "-R", "-x", file.toString()).err())
                    .startsWith("Couldn't parse input file: " + file + "\n" + file + ":1:");
            assertThat(run("cibadmin", "-R", "-x", "/none").err())
                    .isEqualTo("Couldn't parse input file: /none\n");
            assertThat(typing(Clusters.ONE_NODE, "cibadmin", "-R", "-p"))
                    .as("the same document is no change")
                    .isEqualTo(new ToolResult("", "", 0));
        }
    }

    @Test
    void stateFolderMayBeNamedAnywhere() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (var _ =
                ControlSocket.open(
                        SocketFile.in(other), _ -> Clusters.fixed(), () -> "{\"a\":1}")) {
            assertThat(run("cl_status", "--state", other.toString(), "listnodes").out())
                    .isEqualTo("a\n");
            assertThat(run("status", "--json", "--state=" + other).out()).isEqualTo("{\"a\":1}\n");
        }
    }

    @Test
    void wrongUsageAndHelpNeedNoEngine() {
        assertThat(run("crm_resource", "-Z").exit()).isEqualTo(2);
        assertThat(run("crm_mon", "-?").out()).startsWith("usage: crm_mon OPTION...\n  -1 --one");
        assertThat(run("status", "--xml").exit()).isEqualTo(2);
    }

    @Test
    void withoutAnEngineItSaysSo() {
        assertThat(run("crm_mon", "-1").exit()).isEqualTo(246);
        assertThat(run("crm_mon", "-1").err())
                .startsWith("Connection to cluster failed: no engine answers at " + folder);
        assertThat(run("cl_status", "hbstatus"))
                .isEqualTo(new ToolResult("Heartbeat is stopped on this machine.\n", "", 1));
    }

    /** Remembers the command, and what would have been its standard input. */
    private ToolResult elsewhere(List<String> ran, String tool, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var client =
                new ToolClient(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder.toString(),
                        () -> Instant.EPOCH,
                        (command, input) -> {
                            ran.addAll(command);
                            input.ifPresent(file -> ran.add(file.toString()));
                            return 234;
                        },
                        () -> false);
        int exit = client.run(tool, List.of(words));
        return new ToolResult(
                out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }

    @Test
    void anotherNodeIsAskedBySsh() {
        var ran = new ArrayList<String>();

        ToolResult result =
                elsewhere(ran, "crm_resource", "-W", "--host", "ops@db2:22", "-r", "it's");

        assertThat(result).isEqualTo(new ToolResult("", "", 234));
        assertThat(ran)
                .containsExactly(
                        "ssh",
                        "-p",
                        "22",
                        "-l",
                        "ops",
                        "--",
                        "db2",
                        "crm_resource -W -r 'it'\\''s'");
    }

    @Test
    void filesAreReadWhereTheToolWasTyped() throws IOException {
        Path file = Files.writeString(folder.resolve("a b.xml"), Clusters.ONE_NODE);
        var ran = new ArrayList<String>();

        elsewhere(ran, "cibadmin", "--host=db2", "-Rx", file.toString(), "-o", "cib", "--modern");

        assertThat(ran).endsWith("cibadmin -R -p -o cib --modern", file.toString());
        assertThat(elsewhere(ran, "cibadmin", "--host=db2", "-R", "-x", "none"))
                .isEqualTo(new ToolResult("", "Couldn't parse input file: none\n", 1));
        assertThat(elsewhere(ran, "crm_resource", "--host", "-x", "-L").exit()).isEqualTo(2);
        assertThat(elsewhere(ran, "crm_resource", "--host=db2", "-L", "-X", file.toString()).out())
                .as("a file is looked at here")
                .isEqualTo("NO resources configured\n");
    }

    @Test
    void pagesForBrowsersAreWrittenHere() throws IOException {
        Path page = folder.resolve("page.html");
        try (var _ = open("{}")) {
            assertThat(run("crm_mon", "-1", "-h", page.toString()))
                    .isEqualTo(new ToolResult("", "", 0));
            assertThat(Files.readString(page)).contains("Node: a (a-id): OFFLINE");
            assertThat(run("crm_mon", "-1", "-h", folder + "/none/page.html").err())
                    .startsWith("crm_mon: " + folder + "/none/page.html cannot be written");
        }
    }

    @Test
    void pagesGoWhereALinkLeadsAndIntoPipes() throws Exception {
        Path cib = Files.writeString(folder.resolve("cib.xml"), Clusters.ONE_NODE);
        Path page = Files.writeString(folder.resolve("page.html"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), page);
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        var read = CompletableFuture.supplyAsync(() -> text(pipe));

        assertThat(run("crm_mon", "-X", cib.toString(), "-h", link.toString()).err()).isEmpty();
        assertThat(run("crm_mon", "-X", cib.toString(), "-h", pipe.toString()).err()).isEmpty();

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(page)).contains("Node: a (a-id): OFFLINE");
        assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(Files.readString(page));
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void statusOfAnotherNodeIsNotThisOnes() throws IOException {
        try (var _ = open("{\"node\":\"a\"}")) {
            ToolResult refused = run("status", "--host", "b");

            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("log in at b");
        }
    }

    @Test
    void withoutAnEngineTodaysCodeIsAnother() {
        assertThat(run("crm_mon", "-1", "--modern").exit()).isEqualTo(102);
        assertThat(run("crm_verify", "-L", "--modern").exit()).isEqualTo(102);
    }

    @Test
    void statusIsATableUnlessAskedForJson() throws IOException {
        try (var _ =
                open(
                        """
                        {"node":"a","lease":{"held":true,"until":null},"members":["a","b"],
                         "links":[{"name":"b:eth0","state":"up"},{"name":"long:eth1","lost":7}]}\
                        """)) {
            assertThat(run("status").out())
                    .isEqualTo(
                            """
                            node     a
                            members  a, b
                            lease:
                              held   true
                              until  -
                            links:
                              name       state  lost
                              b:eth0     up
                              long:eth1         7
                            """);
        }
    }
}
