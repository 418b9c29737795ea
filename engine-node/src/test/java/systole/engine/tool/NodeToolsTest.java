package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What transcripts of standby and of the monitor do not show. */
class NodeToolsTest {
    private static final ToolResult SILENCE = new ToolResult("", "", 0);

    @Test
    void standbyIsSetReadAndForgotten() {
        FakeCluster cluster = FakeCluster.heartbeat();
        assertThat(cluster.run("crm_standby", "-G", "-U", "mysql2").out())
                .isEqualTo("scope=nodes value=off\n");

        assertThat(cluster.run("crm_standby", "-v", "on", "-U", "mysql2")).isEqualTo(SILENCE);
        assertThat(cluster.run("crm_standby", "-G", "-U", "mysql2").out())
                .isEqualTo("scope=nodes value=on\n");
        assertThat(cluster.run("crm_mon", "-1").out()).contains("Node: mysql2 (u2): standby\n");
        assertThat(cluster.run("crm_mon", "-s").out())
                .isEqualTo("Ok: 1 nodes online, 1 standby nodes, 2 resources configured\n");

        assertThat(cluster.run("crm_standby", "-D", "-U", "mysql2")).isEqualTo(SILENCE);
        assertThat(cluster.run("crm_standby", "-G", "-Q", "-U", "mysql2").out()).isEqualTo("off\n");
    }

    @Test
    void standbyMayLastUntilTheNextStart() {
        FakeCluster cluster = FakeCluster.heartbeat();
        var configuration = cluster.cib().root().first("configuration");

        cluster.run("crm_standby", "-v", "true", "-l", "reboot", "-U", "mysql2");

        assertThat(cluster.run("crm_standby", "-G", "-U", "mysql2").out())
                .isEqualTo("scope=status value=true\n");
        assertThat(cluster.cib().root().first("configuration")).isEqualTo(configuration);
    }

    @Test
    void standbyNeedsAValue() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_standby", "-U", "mysql2").err())
                .isEqualTo("Please specify 'true' or 'false' with -v\n");
        assertThat(cluster.run("crm_standby", "-v", "maybe", "-U", "mysql2").exit()).isEqualTo(1);
        assertThat(cluster.run("crm_standby", "-v", "on", "-U", "x").exit()).isEqualTo(234);
        assertThat(cluster.commands()).isEmpty();
    }

    @Test
    void monitorSaysWhatIsWrong() {
        FakeCluster cluster =
                FakeCluster.of(
                        FakeCluster.heartbeat()
                                .cib()
                                .toXml()
                                .replace("dc_uuid=\"u1\"", "dc_uuid=\"\"")
                                .replaceFirst("(?s)(id=\"u2\".*)ha=\"active\"", "$1ha=\"dead\""));

        assertThat(cluster.run("crm_mon", "-s").out())
                .isEqualTo("Warning:No DC ,offline node: mysql2\n");
        assertThat(cluster.run("crm_mon", "-1").out())
                .contains("Last updated: Mon Nov  2 07:37:24 2026\nCurrent DC: NONE\n")
                .contains("Node: mysql2 (u2): OFFLINE\n");
    }
}
