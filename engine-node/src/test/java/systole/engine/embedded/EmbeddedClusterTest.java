package systole.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.engine.os.ProcessTable;
import systole.model.resource.ResourceId;

import java.util.List;

/** The whole line: engines, group, scheduler, transitions, agents, real processes. */
@Timeout(120)
final class EmbeddedClusterTest {
    private static final ResourceId MYSQL = ResourceId.of("mysql_db");

    @Test
    void killedProcessIsRestartedAndMovesWhenItsScoreIsUsedUp() throws Exception {
        try (var cluster = start("mysql1", "mysql2", "node3");
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));
            assertThat(processes(cluster)).hasSize(1);

            assertThat(cluster.breakage().killAgentProcess(MYSQL))
                    .isInstanceOf(Breakage.Outcome.Broken.class);
            console.await("one failure counted", c -> c.failcount("mysql_db", "mysql1") == 1);
            console.await("restarted", c -> c.settledOn("mysql_db", "mysql1"));

            cluster.breakage().killAgentProcess(MYSQL);
            console.await("two failures counted", c -> c.failcount("mysql_db", "mysql1") == 2);
            console.await("moved", c -> c.settledOn("mysql_db", "mysql2"));
            assertThat(processes(cluster)).hasSize(1);
        }
    }

    private static EmbeddedCluster start(String... nodes) throws Exception {
        return EmbeddedCluster.start(Cibs.seed(nodes), EmbeddedCluster.Settings.temporary("test"));
    }

    private static List<ProcessTable.Entry> processes(EmbeddedCluster cluster) {
        return ProcessTable.find(
                environment ->
                        environment
                                        .getOrDefault("HA_RSCTMP", "")
                                        .startsWith(cluster.folder().toString())
                                && environment.containsKey("SYSTOLE_PROCESS"));
    }
}
