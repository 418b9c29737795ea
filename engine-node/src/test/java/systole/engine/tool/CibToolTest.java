package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.cib.Cib;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class CibToolTest {
    private static final ToolResult SILENCE = new ToolResult("", "", 0);

    private static ToolResult replace(FakeCluster cluster, String xml) {
        return Toolbox.run(
                new ToolRequest(
                        "cibadmin", List.of("-R", "-x", "f"), Map.of("f", xml), Optional.empty()),
                cluster);
    }

    @Test
    void dumpEditedAndReplacedTakesEffect() {
        FakeCluster cluster = FakeCluster.heartbeat();
        String dump = cluster.run("cibadmin", "-Q").out();
        assertThat(dump).startsWith(" <cib admin_epoch=\"0\"").contains("\n   <configuration>\n");
        Cib before = cluster.cib();

        ToolResult result = replace(cluster, dump.replace("3306", "3307"));

        assertThat(result).isEqualTo(SILENCE);
        assertThat(cluster.run("crm_resource", "-g", "port", "-r", "db").out()).isEqualTo("3307\n");
        assertThat(cluster.cib().version().toString()).isEqualTo("0.6.0");
        assertThat(cluster.cib().status()).isEqualTo(before.status());
    }

    @Test
    void replacingDoesNotTouchTheStatus() {
        FakeCluster cluster = FakeCluster.heartbeat();
        String dump = cluster.run("cibadmin", "-Q").out();
        cluster.run("crm_failcount", "-D", "-U", "mysql1", "-r", "db");

        ToolResult result = replace(cluster, dump.replace("3306", "3307"));

        assertThat(result).as("the dump is older by a change of the status").isEqualTo(SILENCE);
        assertThat(cluster.run("crm_failcount", "-GQ", "-U", "mysql1", "-r", "db").out())
                .isEqualTo("0\n");
    }

    @Test
    void olderDumpIsRefused() {
        FakeCluster cluster = FakeCluster.heartbeat();
        String dump = cluster.run("cibadmin", "-Q").out();
        cluster.run("crm_resource", "-p", "port", "-v", "1", "-r", "db");

        assertThat(replace(cluster, dump))
                .isEqualTo(
                        new ToolResult(
                                "",
                                "Call failed: Update was older than existing configuration\n",
                                211));
    }

    @Test
    void dumpWithoutChangeIsNotWritten() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(replace(cluster, cluster.run("cibadmin", "-Q").out())).isEqualTo(SILENCE);

        assertThat(cluster.commands()).isEmpty();
    }

    @Test
    void higherEpochIsTaken() {
        FakeCluster cluster = FakeCluster.heartbeat();
        String dump = cluster.run("cibadmin", "-Q").out();

        replace(cluster, dump.replace(" epoch=\"5\"", " epoch=\"40\""));

        assertThat(cluster.cib().version().toString()).isEqualTo("0.40.3");
    }

    @Test
    void sectionsAreReplacedCreatedMergedAndDeleted() {
        FakeCluster cluster = FakeCluster.heartbeat();
        String location = "<rsc_location id=\"l\" rsc=\"db\" node=\"mysql2\" score=\"10\"/>";

        assertThat(cluster.run("cibadmin", "-C", "-o", "constraints", "-X", location))
                .isEqualTo(SILENCE);
        assertThat(cluster.run("cibadmin", "-C", "-o", "constraints", "-X", location))
                .isEqualTo(new ToolResult("", "Call failed: The object already exists\n", 235));
        cluster.run("cibadmin", "-M", "-X", "<rsc_location id=\"l\" score=\"20\"/>");
        assertThat(cluster.run("cibadmin", "-Q", "-o", "constraints").out())
                .isEqualTo(
                        """
                         <constraints>
                           <rsc_location id="l" rsc="db" node="mysql2" score="20"/>
                         </constraints>
                        """
                                .replaceAll("(?m)^(?=<)", " "));
        cluster.run("cibadmin", "-D", "-o", "constraints", "-X", "<rsc_location id=\"l\"/>");
        assertThat(cluster.cib().configuration().constraints()).isEmpty();

        cluster.run("cibadmin", "-R", "-o", "resources", "-X", "<resources/>");
        assertThat(cluster.cib().configuration().resources()).isEmpty();
    }

    @Test
    void inputThatCannotBeReadIsNamed() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("cibadmin", "-R", "-x", "none.xml"))
                .isEqualTo(new ToolResult("", "Couldn't parse input file: none.xml\n", 1));
        assertThat(cluster.run("cibadmin", "-M", "-X", "<a").err())
                .startsWith("Couldn't parse input string: <a\ninput:1:");
        assertThat(cluster.run("cibadmin", "-R", "-p").err())
                .isEqualTo("Couldn't parse input from STDIN.\n");
        assertThat(cluster.run("cibadmin", "-R", "-X", "<x/>").exit()).isEqualTo(209);
        assertThat(cluster.run("cibadmin", "-Q", "-o", "nosuch").exit()).isEqualTo(232);
    }

    @Test
    void statusIsNotForWriting() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("cibadmin", "-R", "-o", "status", "-X", "<status/>").exit())
                .isEqualTo(227);
        assertThat(cluster.run("cibadmin", "-D", "-o", "resources", "-X", "<primitive/>").exit())
                .as("what has no id would mean them all")
                .isEqualTo(227);
        assertThat(cluster.commands()).isEmpty();
    }

    @Test
    void erasingLeavesTheNodesAndHasToBeMeant() {
        FakeCluster cluster = FakeCluster.heartbeat();
        assertThat(cluster.run("cibadmin", "-E").err())
                .startsWith("The supplied command is considered dangerous.");
        assertThat(cluster.commands()).isEmpty();

        assertThat(cluster.run("cibadmin", "-E", "-f")).isEqualTo(SILENCE);

        assertThat(cluster.cib().configuration().resources()).isEmpty();
        assertThat(cluster.cib().configuration().nodes()).hasSize(2);
        assertThat(cluster.cib().version().toString()).isEqualTo("0.6.0");
    }

    @Test
    void digestIsTheSameHoweverTheXmlIsLaidOut() {
        FakeCluster cluster = FakeCluster.heartbeat();

        ToolResult one = cluster.run("cibadmin", "-5", "-X", "<a b=\"1\">\n  <c/>\n</a>");

        assertThat(one.err()).isEqualTo("Digest: ");
        assertThat(one.out()).matches("[0-9a-f]{32}\n");
        assertThat(cluster.run("cibadmin", "-5", "-X", "<a b=\"1\"><c/></a>")).isEqualTo(one);
        assertThat(cluster.run("cibadmin", "-5", "-X", "<a b=\"2\"><c/></a>").out())
                .isNotEqualTo(one.out());
        assertThat(cluster.run("cibadmin", "--md5-sum").exit()).isZero();
    }

    @Test
    void whoLeadsIsTold() {
        assertThat(FakeCluster.heartbeat().run("cibadmin", "-m"))
                .isEqualTo(new ToolResult("", "CIB on mysql1 _is_ the master instance\n", 0));
        assertThat(FakeCluster.heartbeat().withoutQuorum().run("cibadmin", "-m"))
                .isEqualTo(new ToolResult("", "CIB on mysql1 is _not_ the master instance\n", 1));
    }

    @Test
    void nodesThatAreNotThereDoNotAnswer() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("cibadmin", "-Q", "-h", "mysql1").exit()).isZero();
        assertThat(cluster.run("cibadmin", "-Q", "-h", "mysql9"))
                .isEqualTo(new ToolResult("", "Call failed: Remote node did not respond\n", 215));
        assertThat(cluster.run("cibadmin", "-S", "-l", "-b", "-s", "-t", "5")).isEqualTo(SILENCE);
        assertThat(cluster.run("cibadmin", "-r").exit()).isEqualTo(227);
    }

    @Test
    void deletingTheOtherWayIsTheSame() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("cibadmin", "-d", "-o", "resources", "-X", "<primitive id=\"db\"/>"))
                .isEqualTo(SILENCE);

        assertThat(cluster.cib().configuration().resources()).hasSize(1);
    }

    @Test
    void withoutQuorumNothingIsWritten() {
        assertThat(FakeCluster.heartbeat().withoutQuorum().run("cibadmin", "-B"))
                .isEqualTo(new ToolResult("", "Call failed: Write requires quorum\n", 214));
    }
}
