package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.tool.ClusterAccess;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.engine.tool.Toolbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Attributes, standby and simulation, on a real engine. */
@Timeout(60)
class ToolsOnEngineTest {
    private static final ToolResult SILENCE = new ToolResult("", "", 0);

    @TempDir private Path folder = Path.of("");

    private static ToolResult run(ClusterAccess cluster, String tool, String... arguments) {
        return Toolbox.run(ToolRequest.of(tool, arguments), cluster);
    }

    @Test
    void attributesAreTheEnginesAtOnce() throws Exception {
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), true)) {
            ClusterAccess cluster = engine.start();

            assertThat(run(cluster, "crm_attribute", "-n", "symmetric-cluster", "-v", "off"))
                    .isEqualTo(SILENCE);
            assertThat(cluster.cib().configuration().options().symmetric()).isFalse();
            assertThat(run(cluster, "crm_attribute", "-U", "a", "-n", "rack", "-v", "7"))
                    .isEqualTo(SILENCE);
            assertThat(run(cluster, "crm_attribute", "-U", "a", "-n", "rack", "-GQ").out())
                    .isEqualTo("7\n");
            assertThat(run(cluster, "crm_master", "-r", "pd:0", "-v", "100")).isEqualTo(SILENCE);
            assertThat(cluster.cib().status().getFirst().transientAttributes())
                    .containsEntry("master-pd:0", "100");

            assertThat(run(cluster, "crm_master", "-r", "pd:0", "-D")).isEqualTo(SILENCE);
            assertThat(run(cluster, "crm_master", "-r", "pd:0", "-G").exit()).isEqualTo(234);
        }
    }

    @Test
    void standbyIsSetAndForgotten() throws Exception {
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), true)) {
            ClusterAccess cluster = engine.start();

            assertThat(run(cluster, "crm_standby", "-v", "on", "-l", "reboot")).isEqualTo(SILENCE);
            assertThat(run(cluster, "crm_standby", "-G").out())
                    .isEqualTo("scope=status value=on\n");
            assertThat(run(cluster, "crm_standby", "-D")).isEqualTo(SILENCE);
            assertThat(run(cluster, "crm_standby", "-GQ").out()).isEqualTo("off\n");
            assertThat(run(cluster, "cl_status", "nodestatus", "a").out()).isEqualTo("active\n");
        }
    }

    @Test
    void withoutQuorumNothingIsSet() throws Exception {
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), false)) {
            ClusterAccess cluster = engine.start();

            assertThat(run(cluster, "crm_standby", "-v", "on").exit()).isEqualTo(214);
            assertThat(run(cluster, "crm_attribute", "-n", "a", "-v", "b").exit()).isEqualTo(214);
            assertThat(run(cluster, "crm_standby", "-v", "on", "-l", "reboot").exit())
                    .isEqualTo(214);
        }
    }

    @Test
    void whatLooksAtTheCibRunsOnACopyAndWritesFiles() throws Exception {
        Path graph = folder.resolve("graph.dot");
        try (var engine = new LoneEngine(folder, Clusters.oneNode(), true)) {
            ClusterAccess cluster = engine.start();
            try (var _ = ControlSocket.open(SocketFile.in(folder), _ -> cluster, () -> "{}")) {
                assertThat(typed("crm_verify", "-L")).isEqualTo(SILENCE);
                assertThat(typed("crm_simulate", "-L", "-S", "-Q", "-D", graph.toString()).out())
                        .startsWith("Transition Summary:\n");
            }
        }
        assertThat(graph).content().startsWith("digraph transition {");
    }

    @Test
    void filesNeedNoEngine() throws IOException {
        Path file = Files.writeString(folder.resolve("cib.xml"), Clusters.ONE_NODE);
        Path lost = folder.resolve("none/graph.dot");

        assertThat(typed("crm_verify", "-x", file.toString())).isEqualTo(SILENCE);
        assertThat(typed("crm_diff", "-o", file.toString(), "-n", file.toString()))
                .isEqualTo(SILENCE);
        assertThat(typed("crm_simulate", "-x", file.toString(), "-D", lost.toString()).err())
                .contains(lost + " cannot be written");
    }

    private ToolResult typed(String tool, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var client =
                new ToolClient(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder.toString(),
                        () -> Instant.EPOCH);
        int exit = client.run(tool, List.of(words));
        return new ToolResult(
                out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }
}
