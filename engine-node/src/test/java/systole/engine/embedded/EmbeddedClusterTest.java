package systole.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.os.ProcessTable;
import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.NodeName;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The whole line: engines, group, scheduler, transitions, agents, real processes. */
@Timeout(180)
final class EmbeddedClusterTest {
    private static final ResourceId MYSQL = ResourceId.of("mysql_db");
    private static final NodeName MYSQL1 = NodeName.of("mysql1");
    private static final NodeName MYSQL2 = NodeName.of("mysql2");
    private static final NodeName NODE3 = NodeName.of("node3");

    @TempDir Path folder;

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

            assertThat(ask(cluster, new Command.CleanUp(MYSQL, Optional.of(MYSQL1))))
                    .isInstanceOf(Reply.Done.class);
            console.await("forgiven", c -> c.failcount("mysql_db", "mysql1") == 0);
            console.await("looked at again", c -> c.settledOn("mysql_db", "mysql2"));
        }
    }

    @Test
    void movesWhereItIsToldAndLeavesNoPinBehind() throws Exception {
        try (var cluster = start("mysql1", "mysql2", "node3");
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));

            assertThat(ask(cluster, new Command.Move(MYSQL, Optional.of(MYSQL2))))
                    .isInstanceOf(Reply.Done.class);

            console.await("there", c -> c.settledOn("mysql_db", "mysql2") && pins(c).isEmpty());
            assertThat(console.events())
                    .filteredOn(event -> event instanceof ClusterEvent.OperationFinished)
                    .extracting(event -> (ClusterEvent.OperationFinished) event)
                    .anyMatch(
                            end ->
                                    end.operation().equals("start")
                                            && end.node().equals(MYSQL2)
                                            && end.succeeded());
        }
    }

    @Test
    void moveThatFailsIsTakenBack() throws Exception {
        try (var cluster = start("mysql1", "mysql2", "node3");
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));
            cluster.breakage().failNextStart(MYSQL, MYSQL2);

            Reply reply = ask(cluster, new Command.Move(MYSQL, Optional.of(MYSQL2)));

            assertThat(reply)
                    .isEqualTo(new Reply.Refused("mysql_db was not moved: it runs on mysql1"));
            console.await("back", c -> c.settledOn("mysql_db", "mysql1") && pins(c).isEmpty());
            assertThat(console.failcount("mysql_db", "mysql2")).isEqualTo(1);
        }
    }

    @Test
    void impossibleCommandsAreRefusedWithAReasonAndChangeNothing() throws Exception {
        try (var cluster = start("mysql1", "mysql2");
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));
            Cib before = console.cib();

            assertThat(ask(cluster, new Command.Move(ResourceId.of("x"), Optional.empty())))
                    .isEqualTo(new Reply.Refused("there is no resource x"));
            assertThat(ask(cluster, new Command.Move(MYSQL, Optional.of(NODE3))))
                    .isEqualTo(new Reply.Refused("node node3 is not a member of the cluster now"));
            assertThat(ask(cluster, new Command.CleanUp(MYSQL, Optional.of(NODE3))))
                    .isEqualTo(new Reply.Refused("there is no node node3"));
            assertThat(
                            ask(
                                    cluster,
                                    change(
                                            before,
                                            root ->
                                                    root.update(
                                                            "status",
                                                            _ -> XmlElement.of("status")))))
                    .isEqualTo(new Reply.Refused("the status section belongs to the engine"));
            var unfit =
                    new CibPatch(
                            before.version(),
                            before.version().nextEpoch(),
                            List.of(new Change.Remove(List.of(0), 99)));
            assertThat(ask(cluster, new Command.Change(unfit)))
                    .isEqualTo(new Reply.Refused("nothing stands at 99 in <configuration>"));

            assertThat(console.cib()).isEqualTo(before);
        }
    }

    @Test
    void changeTakesEffectAndAnOlderOneIsRefused() throws Exception {
        try (var cluster = start("mysql1", "mysql2");
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));
            Cib before = console.cib();

            Reply stopped =
                    ask(
                            cluster,
                            change(
                                    before,
                                    ConfigurationEdit.meta(MYSQL, "target-role", "Stopped")));
            Reply stale =
                    ask(
                            cluster,
                            change(
                                    before,
                                    ConfigurationEdit.meta(MYSQL, "target-role", "Started")));

            assertThat(stopped).isInstanceOf(Reply.Done.class);
            assertThat(stale)
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused ->
                                    assertThat(refused.reason())
                                            .contains(before.version().toString()));
            console.await("stopped", c -> c.runsNowhere("mysql_db"));
            assertThat(processes(cluster)).isEmpty();
        }
    }

    @Test
    void lostControllerIsReplacedAndItsResourceStartedElsewhere() throws Exception {
        try (var cluster = start("mysql1", "mysql2", "node3");
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));

            assertThat(cluster.breakage().stopEngine(MYSQL1))
                    .isInstanceOf(Breakage.Outcome.Broken.class);
            console.await("taken over", c -> c.settledOn("mysql_db", "mysql2"));
            assertThat(console.membership().members()).containsExactly(MYSQL2, NODE3);
            assertThat(console.cib().controller()).contains(MYSQL2);
            assertThat(processes(cluster)).hasSize(1);

            cluster.breakage().startEngine(MYSQL1);
            console.await("back", c -> c.membership().members().size() == 3);
            console.await("stays", c -> c.settledOn("mysql_db", "mysql2"));
            assertThat(console.membership().members()).containsExactly(MYSQL2, NODE3, MYSQL1);
        }
    }

    @Test
    void withoutQuorumNothingRunsAndNothingIsChanged() throws Exception {
        try (var cluster = start("mysql1", "mysql2", "node3");
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));

            cluster.breakage().stopEngine(MYSQL2);
            cluster.breakage().stopEngine(NODE3);
            console.await("stopped", c -> c.runsNowhere("mysql_db") && !c.cib().haveQuorum());

            Reply reply =
                    ask(
                            cluster,
                            change(
                                    console.cib(),
                                    ConfigurationEdit.meta(MYSQL, "target-role", "Started")));
            assertThat(reply).isInstanceOf(Reply.Refused.class);

            cluster.breakage().startEngine(NODE3);
            console.await("started again", c -> c.settledOn("mysql_db", "mysql1"));
        }
    }

    @Test
    void closingLeavesNoProcessAndNoFile() throws Exception {
        var cluster = start("mysql1", "mysql2");
        try (var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));
        }

        cluster.close();

        assertThat(processes(cluster)).isEmpty();
        assertThat(cluster.folder()).doesNotExist();
        assertThat(ask(cluster, new Command.CleanUp(MYSQL, Optional.empty())))
                .isEqualTo(new Reply.Refused("no engine of this cluster runs"));
    }

    @Test
    void configurationOutlivesTheCluster() throws Exception {
        var settings = EmbeddedCluster.Settings.temporary("kept").in(folder);
        try (var cluster = EmbeddedCluster.start(Cibs.seed("mysql1", "mysql2"), settings);
                var console = new Console(cluster)) {
            console.await("first start", c -> c.settledOn("mysql_db", "mysql1"));
            ask(
                    cluster,
                    change(console.cib(), ConfigurationEdit.meta(MYSQL, "target-role", "Stopped")));
        }

        try (var cluster = EmbeddedCluster.start(Cibs.seed("mysql1", "mysql2"), settings);
                var console = new Console(cluster)) {
            console.await(
                    "formed",
                    c ->
                            c.membership().quorate()
                                    && c.cib().toXml().contains("Stopped")
                                    && c.cib().status().stream().allMatch(s -> s.online()));
            assertThat(console.runsNowhere("mysql_db")).isTrue();
        }
    }

    @Test
    void busyStateFolderIsRefused() throws Exception {
        var settings = EmbeddedCluster.Settings.temporary("busy").in(folder);
        try (var _ = EmbeddedCluster.start(Cibs.seed("mysql1"), settings)) {
            assertThatThrownBy(() -> EmbeddedCluster.start(Cibs.seed("mysql1"), settings))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is in use by process");
        }
    }

    private static EmbeddedCluster start(String... nodes) throws IOException {
        return EmbeddedCluster.start(Cibs.seed(nodes), EmbeddedCluster.Settings.temporary("test"));
    }

    private static Reply ask(EmbeddedCluster cluster, Command command) throws Exception {
        return cluster.submit(command).get(60, TimeUnit.SECONDS);
    }

    private static Command.Change change(Cib before, UnaryOperator<XmlElement> edit)
            throws Exception {
        XmlElement root = before.version().nextEpoch().mark(edit.apply(before.root()));
        return new Command.Change(CibPatch.diff(before, before.withRoot(root)));
    }

    private static List<String> pins(Console console) {
        return console.cib().configuration().constraints().stream()
                .map(constraint -> constraint.id())
                .filter(id -> id.startsWith("cli-"))
                .toList();
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
