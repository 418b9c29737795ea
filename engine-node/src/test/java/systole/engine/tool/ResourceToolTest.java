package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.patch.CibPatch;
import systole.model.xml.XmlElement;
import systole.remote.protocol.Command;

import java.util.List;

class ResourceToolTest {
    private static final ToolResult SILENCE = new ToolResult("", "", 0);
    private static final ToolResult NO_SUCH =
            new ToolResult(
                    "",
                    "Resource nosuch not found: The object/attribute does not exist\n"
                            + "Error performing operation: The object/attribute does not exist\n",
                    234);

    private static List<XmlElement> constraints(FakeCluster cluster) {
        return cluster.cib().root().path("configuration", "constraints").orElseThrow().elements();
    }

    private static String resource(FakeCluster cluster, String id) {
        return String.valueOf(ResourceQueries.configured(cluster.cib(), id).orElseThrow().source());
    }

    @Test
    void listsNothingInOneLine() {
        FakeCluster cluster =
                FakeCluster.of("<cib><configuration><resources/></configuration></cib>");

        assertThat(cluster.run("crm_resource", "-L"))
                .isEqualTo(new ToolResult("NO resources configured\n", "", 0));
    }

    @Test
    void parameterWithoutANameIsNotEveryParameter() {
        FakeCluster cluster = FakeCluster.heartbeat();

        for (String[] words :
                List.of(
                        new String[] {"-r", "db", "-d", ""},
                        new String[] {"-r", "db", "-p", "", "-v", "1"})) {
            assertThat(cluster.run("crm_resource", words).err())
                    .contains("a parameter needs a name");
        }
        assertThat(cluster.run("crm_resource", "-r", "db", "-g", "port").out()).isEqualTo("3306\n");
    }

    @Test
    void orphansAreListedAsSuch() {
        FakeCluster cluster = FakeCluster.heartbeat();
        cluster.run("crm_resource", "-D", "-r", "db", "-t", "primitive");

        assertThat(cluster.run("crm_resource", "-L").out())
                .isEqualTo(
                        """
                        Resource Group: web
                            ip\t(heartbeat::ocf:IPaddr)
                        db\t(heartbeat::ocf:mysql ORPHANED)
                        """);
    }

    @Test
    void moveAwayForbidsThePresentNodeAndWarns() {
        FakeCluster cluster = FakeCluster.heartbeat();

        ToolResult result = cluster.run("crm_resource", "-M", "-r", "db");

        assertThat(result)
                .isEqualTo(
                        new ToolResult(
                                "",
                                """
                                WARNING: Creating rsc_location constraint 'cli-standby-db' with a score of -INFINITY for resource db on mysql1.
                                \tThis will prevent db from running on mysql1 until the constraint is removed using the 'crm_resource -U' command or manually with cibadmin
                                \tThis will be the case even if mysql1 is the last node in the cluster
                                \tThis messgae can be disabled with -Q
                                """,
                                0));
        assertThat(constraints(cluster))
                .hasToString(
                        """
                        [<rsc_location id="cli-standby-db" rsc="db">
                          <rule id="cli-standby-rule-db" score="-INFINITY">
                            <expression id="cli-standby-expr-db" attribute="#uname" operation="eq" value="mysql1" type="string"/>
                          </rule>
                        </rsc_location>
                        ]\
                        """);
        assertThat(cluster.run("crm_resource", "-QM", "-r", "db")).isEqualTo(SILENCE);
    }

    @Test
    void moveToPrefersTheNodeAndDropsTheBanUntilItIsTakenBack() {
        FakeCluster cluster = FakeCluster.heartbeat();
        cluster.run("crm_resource", "-M", "-r", "db");

        assertThat(cluster.run("crm_resource", "-M", "-r", "db", "-H", "mysql2"))
                .isEqualTo(SILENCE);
        assertThat(constraints(cluster))
                .extracting(XmlElement::id)
                .containsExactly("cli-prefer-db");

        assertThat(cluster.run("crm_resource", "-U", "-r", "db")).isEqualTo(SILENCE);
        assertThat(constraints(cluster)).isEmpty();
    }

    @Test
    void forcedMoveDoesBoth() {
        FakeCluster cluster = FakeCluster.heartbeat();

        cluster.run("crm_resource", "-M", "-f", "-r", "db", "-H", "mysql2");

        assertThat(constraints(cluster))
                .extracting(XmlElement::id)
                .containsExactlyInAnyOrder("cli-prefer-db", "cli-standby-db");
    }

    @Test
    void moveMayBeLimitedInTime() {
        FakeCluster cluster = FakeCluster.heartbeat();

        ToolResult result =
                cluster.run("crm_resource", "-M", "-r", "db", "-H", "mysql2", "-u", "P1DT2H");

        assertThat(result.out())
                .isEqualTo("Migration will take effect until: 2026-11-03 09:37:24Z\n");
        assertThat(String.valueOf(constraints(cluster).getFirst()))
                .contains("operation=\"lt\" end=\"2026-11-03 09:37:24Z\"");
    }

    @Test
    void impossibleMovesSayWhy() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "-M", "-r", "db", "-H", "x"))
                .isEqualTo(error("x is not a known node", 234));
        assertThat(cluster.run("crm_resource", "-M", "-r", "db", "-H", "mysql1"))
                .isEqualTo(error("db is already active on mysql1", 235));
        assertThat(cluster.run("crm_resource", "-M", "-r", "ip"))
                .isEqualTo(
                        new ToolResult(
                                "",
                                "Resource ip not migrated: not-active and no prefered location"
                                        + " specified.\n",
                                227));
        assertThat(cluster.run("crm_resource", "-M", "-r", "nosuch")).isEqualTo(NO_SUCH);
        assertThat(cluster.commands()).isEmpty();
    }

    private static ToolResult error(String words, int exit) {
        return new ToolResult("", "Error performing operation: " + words + "\n", exit);
    }

    @Test
    void withoutQuorumNothingIsWritten() {
        FakeCluster cluster = FakeCluster.heartbeat().withoutQuorum();

        assertThat(cluster.run("crm_resource", "-M", "-r", "db", "-H", "mysql2"))
                .isEqualTo(
                        new ToolResult(
                                "",
                                "Error performing operation: Write requires quorum\n"
                                        + "Try using -f\n",
                                214));
        assertThat(cluster.commands()).isEmpty();
    }

    @Test
    void changeOfSomebodyElseIsKept() throws Exception {
        FakeCluster other = FakeCluster.heartbeat();
        var before = other.cib();
        other.run("crm_resource", "-p", "port", "-v", "1", "-r", "db");
        FakeCluster cluster =
                FakeCluster.heartbeat()
                        .meanwhile(new Command.Change(CibPatch.diff(before, other.cib())));

        assertThat(cluster.run("crm_resource", "-p", "ip", "-v", "10.0.0.1", "-r", "ip"))
                .isEqualTo(SILENCE);

        assertThat(cluster.commands()).as("the second attempt fits").hasSize(2);
        assertThat(resource(cluster, "db")).contains("name=\"port\" value=\"1\"");
        assertThat(resource(cluster, "ip")).contains("name=\"ip\" value=\"10.0.0.1\"");
    }

    @Test
    void parametersAreSetChangedReadAndRemoved() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "-p", "is_managed", "-v", "off", "-r", "ip"))
                .isEqualTo(SILENCE);
        assertThat(resource(cluster, "ip"))
                .contains(
                        """
                          <instance_attributes id="ip">
                            <attributes>
                              <nvpair id="ip-is_managed" name="is_managed" value="off"/>
                        """);
        cluster.run("crm_resource", "-p", "port", "-v", "3307", "-r", "db");
        assertThat(resource(cluster, "db"))
                .contains("<nvpair id=\"db-port\" name=\"port\" value=\"3307\"/>");
        assertThat(cluster.run("crm_resource", "-g", "port", "-r", "db").out()).isEqualTo("3307\n");

        cluster.run("crm_resource", "-d", "port", "-r", "db");
        assertThat(cluster.run("crm_resource", "-g", "port", "-r", "db").exit()).isEqualTo(234);
        assertThat(cluster.run("crm_resource", "-d", "port", "-r", "db")).isEqualTo(SILENCE);
    }

    @Test
    void metaAttributesHaveASetOfTheirOwn() {
        FakeCluster cluster = FakeCluster.pacemaker();

        cluster.run("crm_resource", "--meta", "-p", "target-role", "-v", "Stopped", "-r", "db");

        assertThat(resource(cluster, "db"))
                .contains(
                        """
                          <meta_attributes id="db-meta-options">
                            <nvpair id="db-meta-options-target-role" name="target-role" value="Stopped"/>
                          </meta_attributes>
                        """);
        assertThat(cluster.run("crm_resource", "-m", "-g", "target-role", "-r", "db").out())
                .isEqualTo("Stopped\n");
    }

    @Test
    void ambiguousParametersAreNamed() {
        FakeCluster cluster = FakeCluster.heartbeat();
        cluster.run("crm_resource", "-p", "port", "-v", "1", "-s", "more", "-r", "db");

        assertThat(cluster.run("crm_resource", "-p", "port", "-v", "2", "-r", "db"))
                .isEqualTo(
                        new ToolResult(
                                "",
                                """
                                Multiple attributes match name=port for the resource db:
                                  ID: db-port, Value: 3306
                                  ID: more-port, Value: 1
                                Error performing operation: Required data for this CIB API call not found
                                """,
                                216));
        assertThat(
                        cluster.run(
                                "crm_resource",
                                "-p",
                                "port",
                                "-v",
                                "2",
                                "-i",
                                "db-port",
                                "-r",
                                "db"))
                .isEqualTo(SILENCE);
    }

    @Test
    void whatIsMissingIsSaid() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "-S", "type", "-v", "x", "-r", "db").err())
                .isEqualTo("You need to specify a resource type with -t");
        assertThat(cluster.run("crm_resource", "-C", "-r", "db").err())
                .isEqualTo("Please supply a hostname with -H\n");
        assertThat(cluster.run("crm_resource", "-C", "-r", "web", "-H", "mysql1").err())
                .isEqualTo("We can only process primitive resources, not web\n");
        assertThat(cluster.run("crm_resource", "-W").err())
                .isEqualTo("Must supply a resource id with -r\n");
        assertThat(cluster.run("crm_resource", "-r", "db").exit()).isEqualTo(2);
    }

    @Test
    void cleanUpForgetsResultsAndFailuresOnOneNode() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "-C", "-r", "db", "-H", "mysql1"))
                .isEqualTo(SILENCE);

        assertThat(cluster.run("crm_resource", "-W", "-r", "db").err())
                .isEqualTo("resource db is NOT running\n");
    }

    @Test
    void probesForgetWhatWasKnownAndKeepTheCount() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "-P")).isEqualTo(SILENCE);

        assertThat(cluster.run("crm_resource", "-WQ", "-r", "db").out()).isEmpty();
        assertThat(cluster.run("crm_failcount", "-GQ", "-r", "db").out()).isEqualTo("2\n");
        assertThat(cluster.run("crm_resource", "-P", "-H", "x"))
                .isEqualTo(error("x is not a known node", 234));
    }

    @Test
    void refreshIsAccepted() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "-R")).isEqualTo(SILENCE);
        assertThat(cluster.run("crm_resource", "-R", "-H", "x").exit()).isEqualTo(234);
        assertThat(cluster.commands()).isEmpty();
    }

    @Test
    void reportedFailureIsCountedAndShown() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_resource", "-F", "-r", "db", "-H", "mysql1"))
                .isEqualTo(SILENCE);

        assertThat(cluster.run("crm_failcount", "-GQ", "-r", "db").out()).isEqualTo("3\n");
        assertThat(cluster.run("crm_resource", "-x", "-r", "db").out())
                .startsWith("db\t(heartbeat::ocf:mysql):\tStarted mysql1 FAILED\n");
        assertThat(cluster.run("crm_resource", "-F", "-r", "db").err())
                .isEqualTo("Please supply a hostname with -H\n");
        assertThat(cluster.run("crm_resource", "-F", "-r", "web", "-H", "mysql1").exit())
                .isEqualTo(227);
    }

    @Test
    void resourceRunningTwiceIsShownSo() {
        String twice =
                FakeCluster.heartbeat()
                        .cib()
                        .toXml()
                        .replace("type=\"IPaddr\"", "type=\"mysql\"")
                        .replaceFirst(
                                "(?s)(<lrm id=\"u1\">.*</lrm>)(.*expected=\"member\")/>",
                                "$1$2>$1</node_state>");

        assertThat(FakeCluster.of(twice).run("crm_resource", "-x", "-r", "db").out())
                .startsWith("db\t(heartbeat::ocf:mysql)[\tmysql1\tmysql2 ]\nraw xml:\n");
    }
}
