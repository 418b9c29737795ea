package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.xml.XmlElement;

import java.util.List;

/** With {@code --modern} the tools speak as Pacemaker does today. */
class ModernWordingTest {
    private static final ToolResult SILENCE = new ToolResult("", "", 0);

    private static List<XmlElement> constraints(FakeCluster cluster) {
        return cluster.cib().root().path("configuration", "constraints").orElseThrow().elements();
    }

    @Test
    void resourcesAreListedWithWhatTheyDo() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "--modern", "-L").out())
                .isEqualTo(
                        """
                        Full List of Resources:
                          * db\t(ocf:heartbeat:mysql):\t Started mysql1
                          * Resource Group: web:
                            * ip\t(ocf:heartbeat:IPaddr):\t Stopped
                        """);
        assertThat(cluster.run("crm_resource", "-l", "--modern").out()).isEqualTo("db\nip\n");
        assertThat(cluster.run("crm_resource", "--modern", "-W", "-r", "db").out())
                .isEqualTo("resource db is running on: mysql1\n");
        assertThat(cluster.run("crm_resource", "--modern", "-x", "-r", "ip").out())
                .isEqualTo(
                        """
                          * ip\t(ocf:heartbeat:IPaddr):\t Stopped
                        Resource XML:
                        <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr"/>
                        """);
    }

    @Test
    void copiesAreListedByWhatTheyDo() {
        FakeCluster cluster = FakeCluster.heartbeat();
        cluster.run(
                "cibadmin",
                "-C",
                "-o",
                "resources",
                "-X",
                "<master_slave id=\"ms\"><primitive id=\"dr\" class=\"ocf\""
                        + " provider=\"heartbeat\" type=\"drbd\"/></master_slave>");

        assertThat(cluster.run("crm_resource", "-L", "--modern").out())
                .endsWith("  * Clone Set: ms [dr] (promotable):\n");
    }

    @Test
    void pageHasTodaysHeadings() {
        assertThat(FakeCluster.heartbeat().run("crm_mon", "-1", "--modern").out())
                .isEqualTo(
                        """
                        Cluster Summary:
                          * Current DC: mysql1 - partition with quorum
                          * Last updated: Mon Nov  2 07:37:24 2026
                          * 2 nodes configured
                          * 2 resource instances configured

                        Node List:
                          * Online: [ mysql1 mysql2 ]

                        Active Resources:
                          * db\t(ocf:heartbeat:mysql):\t Started mysql1
                        """);
        assertThat(FakeCluster.heartbeat().run("crm_mon", "-1nr", "--modern").out())
                .contains("  * Node mysql1: online:\n    * Resources:\n      * db\t")
                .contains("Inactive Resources:\n  * Resource Group: web:\n");
    }

    @Test
    void failuresSayWhatTheExitCodeMeans() {
        FakeCluster cluster = FakeCluster.heartbeat();
        cluster.run("crm_resource", "-F", "-r", "db", "-H", "mysql1");

        assertThat(cluster.run("crm_mon", "-1", "--modern").out())
                .contains("  * db\t(ocf:heartbeat:mysql):\t FAILED mysql1\n")
                .endsWith(
                        "Failed Resource Actions:\n"
                                + "  * db_asyncmon_0 on mysql1 'error' (1): call=2,"
                                + " status='Error'\n");
    }

    @Test
    void bansAreOnePerNode() {
        FakeCluster cluster = FakeCluster.heartbeat();

        ToolResult result = cluster.run("crm_resource", "--modern", "-M", "-r", "db");

        assertThat(result.err())
                .startsWith("WARNING: Creating rsc_location constraint 'cli-ban-db-on-mysql1'");
        assertThat(constraints(cluster))
                .hasToString(
                        "[<rsc_location id=\"cli-ban-db-on-mysql1\" rsc=\"db\" role=\"Started\""
                                + " node=\"mysql1\" score=\"-INFINITY\"/>\n]");
        cluster.run("crm_resource", "--modern", "-M", "-r", "db", "-H", "mysql2", "-u", "PT1H");
        assertThat(constraints(cluster))
                .extracting(XmlElement::id)
                .containsExactly("cli-ban-db-on-mysql1", "cli-prefer-db");

        assertThat(cluster.run("crm_resource", "-U", "-r", "db"))
                .as("whoever made them, they are taken back")
                .isEqualTo(SILENCE);
        assertThat(constraints(cluster)).isEmpty();
    }

    @Test
    void failcountHasItsScope() {
        assertThat(FakeCluster.heartbeat().run("crm_failcount", "--modern", "-G", "-r", "db").out())
                .isEqualTo("scope=status  name=fail-count-db value=2\n");
    }

    @Test
    void exitCodesAreTodays() {
        FakeCluster cluster = FakeCluster.heartbeat();
        String dump = cluster.run("cibadmin", "-Q", "--modern").out();
        assertThat(dump).startsWith("<cib admin_epoch=");
        cluster.run("cibadmin", "-B");

        assertThat(cluster.run("crm_resource", "--modern", "-W", "-r", "nosuch"))
                .isEqualTo(
                        new ToolResult(
                                "",
                                "Resource nosuch not found: No such object\n"
                                        + "Error performing operation: No such object\n",
                                105));
        assertThat(cluster.run("crm_resource", "--modern", "-Z").exit()).isEqualTo(64);
        assertThat(cluster.run("cibadmin", "--modern", "-R", "-X", dump).exit()).isEqualTo(103);
        assertThat(FakeCluster.heartbeat().withoutQuorum().run("cibadmin", "--modern", "-B").exit())
                .isEqualTo(106);
    }

    @Test
    void cleanUpMayBeEverywhere() {
        assertThat(FakeCluster.heartbeat().run("crm_resource", "--modern", "-C", "-r", "db"))
                .isEqualTo(SILENCE);
    }
}
