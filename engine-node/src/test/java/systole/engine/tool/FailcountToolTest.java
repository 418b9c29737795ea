package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailcountToolTest {
    @Test
    void printsHowOftenAResourceFailed() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_failcount", "-G", "-U", "mysql1", "-r", "db").out())
                .isEqualTo(" name=fail-count-db value=2\n");
        assertThat(cluster.run("crm_failcount", "-G", "-r", "db").out())
                .as("this node is meant unless another is named")
                .isEqualTo(" name=fail-count-db value=2\n");
        assertThat(cluster.run("crm_failcount", "-G", "-Q", "-U", "mysql2", "-r", "db"))
                .isEqualTo(new ToolResult("0\n", "", 0));
    }

    @Test
    void optionsOfItsRelativesAreAcceptedAsFarAsTheyAreTrue() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_failcount", "-GQ", "-!", "-t", "status", "-r", "db").out())
                .isEqualTo("2\n");
        assertThat(cluster.run("crm_failcount", "-v", "1", "-l", "forever", "-r", "db").err())
                .contains("a failcount lasts until the node's engine restarts");
        assertThat(cluster.run("crm_failcount", "-GQ", "-r", "db").out()).isEqualTo("2\n");
    }

    @Test
    void setsAndForgetsTheCountAndNothingElse() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_failcount", "-v", "7", "-U", "mysql2", "-r", "db"))
                .isEqualTo(new ToolResult("", "", 0));
        assertThat(cluster.run("crm_failcount", "-GQ", "-U", "mysql2", "-r", "db").out())
                .isEqualTo("7\n");
        assertThat(cluster.run("crm_failcount", "-D", "-U", "mysql1", "-r", "db"))
                .isEqualTo(new ToolResult("", "", 0));

        assertThat(cluster.run("crm_failcount", "-GQ", "-U", "mysql1", "-r", "db").out())
                .isEqualTo("0\n");
        assertThat(cluster.run("crm_resource", "-WQ", "-r", "db").out())
                .as("results are kept")
                .isEqualTo("mysql1\n");
    }

    @Test
    void countsByOperationAreOneCount() {
        FakeCluster cluster = FakeCluster.pacemaker();

        assertThat(cluster.run("crm_failcount", "-GQ", "-r", "db").out()).isEqualTo("INFINITY\n");

        cluster.run("crm_failcount", "-D", "-r", "db");

        assertThat(cluster.cib().status().getFirst().transientAttributes()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        FakeCluster cluster = FakeCluster.heartbeat();

        assertThat(cluster.run("crm_failcount", "-G", "-U", "mysql1"))
                .isEqualTo(new ToolResult("", "Please specify a resource with -r\n", 1));
        assertThat(cluster.run("crm_failcount", "-G", "-U", "x", "-r", "db"))
                .isEqualTo(
                        new ToolResult(
                                "",
                                "Could not map uname=x to a UUID: The object/attribute does not"
                                        + " exist\n",
                                234));
        assertThat(cluster.run("crm_failcount", "-v", "-3", "-r", "db").exit()).isEqualTo(227);
        assertThat(cluster.commands()).isEmpty();
    }
}
