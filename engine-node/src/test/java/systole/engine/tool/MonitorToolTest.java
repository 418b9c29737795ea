package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlReader;

import java.time.Duration;
import java.util.List;

class MonitorToolTest {
    private static ToolResult run(String... arguments) {
        return FakeCluster.heartbeat().run("crm_mon", arguments);
    }

    @Test
    void goesOnUnlessItIsToldToEnd() {
        assertThat(Toolbox.repeats("crm_mon", List.of())).contains(Duration.ofSeconds(15));
        assertThat(Toolbox.repeats("crm_mon", List.of("-i", "5"))).contains(Duration.ofSeconds(5));
        assertThat(Toolbox.repeats("crm_mon", List.of("-h", "f"))).isPresent();
        for (String last : List.of("-1", "-s", "-w", "-x", "-Xf")) {
            assertThat(Toolbox.repeats("crm_mon", List.of(last))).as(last).isEmpty();
        }
        assertThat(run("-i", "soon").err())
                .startsWith("crm_mon: -i is a time of a second to a year");
        assertThat(run("-i", "10ms").exit()).isEqualTo(2);
    }

    @Test
    void browsersGetAPageThatComesAgain() {
        String page = run("-w", "-i", "30s").out();

        assertThat(page)
                .startsWith("Content-type: text/html\n\n<!DOCTYPE html>\n")
                .contains("<meta http-equiv=\"refresh\" content=\"30\">")
                .contains("Node: mysql1 (u1): online\n");
    }

    @Test
    void namesCannotBecomeMarkup() {
        FakeCluster cluster = FakeCluster.heartbeat();
        cluster.run(
                "cibadmin",
                "-C",
                "-o",
                "resources",
                "-X",
                "<primitive id=\"&lt;script&gt;\" class=\"ocf\" provider=\"p\" type=\"t\"/>");

        assertThat(cluster.run("crm_mon", "-wr").out())
                .contains("&lt;script&gt;\t(p::ocf:t)")
                .doesNotContain("<script>");
    }

    @Test
    void fileIsForWhoeverTypedIt() {
        ToolRequest request = ToolRequest.of("crm_mon", "-1", "-h", "/www/cluster.html");
        FakeCluster cluster = FakeCluster.heartbeat();

        ToolResult result = Toolbox.runHere(request, cluster);

        assertThat(result.out()).isEmpty();
        assertThat(result.files()).containsOnlyKeys("/www/cluster.html");
        assertThat(Toolbox.run(request, cluster).err())
                .isEqualTo("crm_mon: files are written only where the tool itself runs\n");
    }

    @Test
    void programsGetXml() throws Exception {
        XmlElement root = XmlReader.read("test", run("--as-xml").out()).root();

        assertThat(root.path("nodes").orElseThrow().elements())
                .extracting(node -> node.attribute("name", "") + node.attribute("is_dc", ""))
                .containsExactly("mysql1true", "mysql2false");
        XmlElement db = root.path("resources").orElseThrow().elements().getFirst();
        assertThat(db.attribute("role", "")).isEqualTo("Started");
        assertThat(db.elements())
                .extracting(node -> node.attribute("name", ""))
                .containsExactly("mysql1");
        assertThat(root.path("resources", "group", "resource").orElseThrow().attribute("active"))
                .contains("false");
    }

    @Test
    void daemonsAreNotOffered() {
        assertThat(run("-d", "-p", "/run/crm_mon.pid").exit()).isEqualTo(2);
    }
}
