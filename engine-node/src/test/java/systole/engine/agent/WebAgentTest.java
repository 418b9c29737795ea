package systole.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** What {@code ocf:systole:Web} serves, and what its monitor believes. */
@Timeout(120)
final class WebAgentTest {
    @TempDir Path folder;

    @Test
    void thePageNamesNodeAndResourceAndIsSafe() throws Exception {
        try (var bench = AgentBench.ready("Web", folder).with("text", "<b>5 > 3 & \"so\"</b>")) {
            assertThat(bench.code("start")).isEqualTo(0);

            var page = get(bench, "/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<h1>probe</h1>", "<strong>mysql1</strong>")
                    .contains("&lt;b&gt;5 &gt; 3 &amp; &quot;so&quot;&lt;/b&gt;");
            assertThat(get(bench, "/status").body()).isEqualTo("running probe on mysql1\n");
            assertThat(get(bench, "/other").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void servesTheFilesOfItsFolderAndNoOthers() throws Exception {
        var docroot = Files.createDirectory(folder.resolve("docroot"));
        Files.writeString(docroot.resolve("hello.txt"), "hello\n");
        Files.writeString(folder.resolve("secret.txt"), "secret\n");
        try (var bench = AgentBench.ready("Web", folder).with("docroot", docroot.toString())) {
            assertThat(bench.code("start")).isEqualTo(0);

            assertThat(get(bench, "/hello.txt").body()).isEqualTo("hello\n");
            assertThat(get(bench, "/../secret.txt").statusCode()).isEqualTo(404);
            assertThat(get(bench, "/%2e%2e/secret.txt").statusCode()).isEqualTo(404);
            assertThat(get(bench, "/status").body()).isEqualTo("running probe on mysql1\n");
        }
    }

    @Test
    void aKilledServerIsNoticed() throws Exception {
        try (var bench = AgentBench.ready("Web", folder)) {
            bench.run("start");
            assertThat(bench.code("monitor")).isEqualTo(0);

            var server = bench.recorded();
            server.destroyForcibly();
            server.onExit().get(10, TimeUnit.SECONDS);

            assertThat(bench.code("monitor")).isEqualTo(7);
        }
    }

    @Test
    void aBadAnswerIsAFailure() {
        try (var bench = AgentBench.ready("Web", folder)) {
            bench.run("start");
            var missing = "http://127.0.0.1:" + bench.parameter("port") + "/missing";

            var answer = bench.with("statusurl", missing).run("monitor");

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err()).isEqualTo("Web probe: no good answer from " + missing + "\n");
        }
    }

    @Test
    void aBusyPortIsSaid() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var bench = AgentBench.ready("Web", folder)) {
            var port = Integer.toString(taken.getLocalPort());

            var answer = bench.with("port", port).run("start");

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err())
                    .isEqualTo(
                            "Web probe: cannot serve on 127.0.0.1 port "
                                    + port
                                    + ": Address already in use\n");
            assertThat(bench.code("monitor")).isEqualTo(7);
        }
    }

    @Test
    void anotherServerOnThePortDoesNotCountAsThisOne() throws Exception {
        var second = Files.createDirectory(folder.resolve("second"));
        try (var first = AgentBench.ready("Web", folder)) {
            first.run("start");

            try (var bench = AgentBench.ready("Web", second)) {
                bench.with("port", first.parameter("port"));
                assertThat(bench.code("start")).isEqualTo(1);
                assertThat(bench.code("monitor")).isEqualTo(7);
            }
            assertThat(first.code("monitor")).isEqualTo(0);
        }
    }

    @Test
    void withoutJavaItIsNotInstalled() {
        var bench = AgentBench.ready("Web", folder).environment("SYSTOLE_JAVA", "/no/such/java");

        assertThat(bench.code("start")).isEqualTo(5);
        assertThat(bench.run("start").err()).contains("there is no Java runtime: /no/such/java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget", "python3", "bash"})
    void monitorsWithWhateverTheNodeHas(String client) throws Exception {
        try (var bench = AgentBench.ready("Web", folder)) {
            bench.run("start");
            var tools = Files.createDirectory(folder.resolve("tools"));
            for (var tool : new String[] {client, "sh", "env", "timeout"}) {
                lend(tools, tool);
            }
            assumeTrue(Files.exists(tools.resolve(client)), client + " is not installed");

            bench.environment("PATH", tools.toString());
            assertThat(bench.code("monitor")).isEqualTo(0);
            bench.with("statusurl", "http://127.0.0.1:" + bench.parameter("port") + "/missing");
            assertThat(bench.code("monitor")).isEqualTo(1);
            bench.environment("PATH", System.getenv("PATH"));
        }
    }

    private static void lend(Path tools, String tool) throws Exception {
        var program = Path.of("/usr/bin", tool);
        if (Files.exists(program)) {
            var script =
                    Files.writeString(
                            tools.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static HttpResponse<String> get(AgentBench bench, String path) throws Exception {
        try (var client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
            var address = URI.create("http://127.0.0.1:" + bench.parameter("port") + path);
            return client.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
