package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ToolboxTest {

    @Test
    void filesAreWrittenOnlyWhereSomebodyWritesThem() {
        FakeCluster cluster = FakeCluster.heartbeat();
        var request = ToolRequest.of("crm_simulate", "-L", "-G", "graph.xml");

        assertThat(Toolbox.runHere(request, cluster).files()).containsOnlyKeys("graph.xml");
        assertThat(Toolbox.run(request, cluster))
                .isEqualTo(
                        new ToolResult(
                                "",
                                "crm_simulate: files are written only where the tool itself runs\n",
                                1));
    }

    @Test
    void toolsThatLookAtFilesNeedNoEngine() {
        assertThat(sight("crm_verify", "-x", "f")).isEqualTo(Needs.Sight.NOTHING);
        assertThat(sight("crm_verify", "-L")).isEqualTo(Needs.Sight.CIB);
        assertThat(sight("crm_simulate", "-p", "-S")).isEqualTo(Needs.Sight.NOTHING);
        assertThat(sight("crm_diff", "-o", "a", "-n", "b")).isEqualTo(Needs.Sight.NOTHING);
        assertThat(sight("hb_standby")).isEqualTo(Needs.Sight.NOTHING);
        assertThat(sight("cibadmin", "-R", "-x", "f")).isEqualTo(Needs.Sight.CLUSTER);
        assertThat(Toolbox.needs("crm_diff", List.of("-o", "a", "-p", "b")).files())
                .containsExactly("a", "b");
    }

    private static Needs.Sight sight(String tool, String... arguments) {
        return Toolbox.needs(tool, List.of(arguments)).sight();
    }

    @Test
    void agentsNeedNotNameTheirResource() {
        Map<String, String> agent = Map.of("OCF_RESOURCE_INSTANCE", "pd:1");

        assertThat(Toolbox.inEnvironment("crm_master", List.of("-v", "5"), agent))
                .containsExactly("-r", "pd:1", "-v", "5");
        assertThat(Toolbox.inEnvironment("crm_master", List.of("-G"), Map.of()))
                .containsExactly("-G");
        assertThat(Toolbox.inEnvironment("crm_resource", List.of("-L"), agent))
                .containsExactly("-L");
    }

    @Test
    void everyToolSaysWhatItsOptionsDo() {
        for (String name : Toolbox.names()) {
            assertThat(Toolbox.run(ToolRequest.of(name, "-?"), FakeCluster.heartbeat()).out())
                    .startsWith("usage: " + name + " OPTION...\n  -");
        }
    }
}
