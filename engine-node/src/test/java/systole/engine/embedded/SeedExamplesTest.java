package systole.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.engine.tool.Toolbox;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent.OperationFinished;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples administrators learnt {@code crm_resource} by, one by one, on a real cluster. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeedExamplesTest {
    private static final String HTTPD = "runhttpd.sh_2";
    private static final String MAIL = "example_mail";
    private static final String SERVER1 = "server1";
    private static final String C001N02 = "c001n02";
    private static final ToolResult SILENCE = new ToolResult("", "", 0);

    private final Cib initial = Cibs.examples();
    private final EmbeddedCluster cluster;
    private final Console console;
    private final FollowedCluster access;

    SeedExamplesTest() throws IOException {
        cluster = EmbeddedCluster.start(initial, EmbeddedCluster.Settings.temporary("examples"));
        console = new Console(cluster);
        access = new FollowedCluster(cluster, console, NodeName.of(SERVER1));
    }

    @BeforeAll
    void form() {
        console.await("both nodes", c -> c.membership().members().size() == 2);
    }

    @AfterAll
    void end() {
        console.close();
        cluster.close();
    }

    /** Whatever the example before has done is taken back. */
    @BeforeEach
    void begin() {
        console.await("what the example before began to end", Console::settled);
        int epoch = console.cib().version().epoch() + 1;
        String whole = initial.toXml().replaceFirst(" epoch=\"1\"", " epoch=\"" + epoch + '"');
        var request =
                new ToolRequest("cibadmin", List.of("-R", "-p"), Map.of(), Optional.of(whole));
        assertThat(Toolbox.run(request, access)).isEqualTo(SILENCE);
        for (String node : List.of(SERVER1, C001N02)) {
            Toolbox.run(ToolRequest.of("crm_failcount", "-D", "-U", node, "-r", HTTPD), access);
        }
        console.await("the document to arrive", c -> c.cib().version().epoch() >= epoch);
        console.await("httpd as it was", c -> c.settledOn(HTTPD, SERVER1));
        console.await("mail as it was", c -> c.settledOn(MAIL, SERVER1));
    }

    private ToolResult resource(String... arguments) {
        return Toolbox.run(ToolRequest.of("crm_resource", arguments), access);
    }

    private String monitor() {
        return Toolbox.run(ToolRequest.of("crm_mon", "-1"), access).out();
    }

    @Test
    void example01ListsAllResources() {
        assertThat(resource("-L"))
                .isEqualTo(
                        new ToolResult(
                                """
                                runhttpd.sh_2\t(systole::ocf:Process)
                                Resource Group: my_first_group
                                    member\t(systole::ocf:Process)
                                example_mail\t(systole::ocf:Process)
                                """,
                                "",
                                0));
    }

    @Test
    void example02TellsWhereAResourceRuns() {
        assertThat(resource("-W", "-r", HTTPD).out())
                .isEqualTo("resource runhttpd.sh_2 is running on: server1\n");
    }

    @Test
    void example03TellsThatAResourceDoesNotRun() {
        resource("-r", HTTPD, "-p", "target_role", "-v", "stopped");
        console.await("stopped", c -> c.runsNowhere(HTTPD));

        assertThat(resource("-W", "-r", HTTPD))
                .isEqualTo(new ToolResult("", "resource runhttpd.sh_2 is NOT running\n", 0));
    }

    @Test
    void example04StopsAndStarts() {
        assertThat(resource("-r", HTTPD, "-p", "target_role", "-v", "stopped")).isEqualTo(SILENCE);
        console.await("stopped", c -> c.runsNowhere(HTTPD));

        assertThat(resource("-r", HTTPD, "-p", "target_role", "-v", "started")).isEqualTo(SILENCE);
        console.await("started", c -> c.settledOn(HTTPD, SERVER1));
    }

    @Test
    void example05PrintsTheDefinition() {
        assertThat(resource("-x", "-r", HTTPD).out())
                .startsWith(
                        "runhttpd.sh_2\t(systole::ocf:Process):\tStarted server1\n"
                                + "raw xml:\n"
                                + " <primitive id=\"runhttpd.sh_2\" class=\"ocf\""
                                + " provider=\"systole\" type=\"Process\">\n");
    }

    @Test
    void example06MovesAway() {
        assertThat(resource("-M", "-r", HTTPD).err())
                .startsWith(
                        "WARNING: Creating rsc_location constraint 'cli-standby-runhttpd.sh_2'");

        console.await("moved", c -> c.settledOn(HTTPD, C001N02));
    }

    @Test
    void example07MovesToANode() {
        assertThat(resource("-M", "-r", HTTPD, "-H", C001N02)).isEqualTo(SILENCE);

        console.await("moved", c -> c.settledOn(HTTPD, C001N02));
    }

    @Test
    void example08LetsItComeBack() {
        resource("-M", "-r", HTTPD, "-H", C001N02);
        console.await("moved", c -> c.settledOn(HTTPD, C001N02));

        assertThat(resource("-U", "-r", HTTPD)).isEqualTo(SILENCE);

        console.await("back", c -> c.settledOn(HTTPD, SERVER1));
    }

    @Test
    void example09DeletesAResource() {
        assertThat(resource("-D", "-r", HTTPD, "-t", "primitive")).isEqualTo(SILENCE);

        console.await("gone", c -> resource("-W", "-r", HTTPD).exit() == 234);
    }

    @Test
    void example10DeletesAGroup() {
        assertThat(resource("-D", "-r", "my_first_group", "-t", "group")).isEqualTo(SILENCE);

        console.await("gone", c -> resource("-W", "-r", "member").exit() == 234);
        assertThat(resource("-L").out()).doesNotContain("my_first_group");
    }

    @Test
    void example11LeavesAResourceAlone() {
        assertThat(resource("-p", "is_managed", "-r", HTTPD, "-t", "primitive", "-v", "off"))
                .isEqualTo(SILENCE);

        assertThat(resource("-x", "-r", HTTPD).out()).contains("Started server1 (unmanaged)\n");
        resource("-M", "-Q", "-r", HTTPD);
        assertThat(console.decision().graph().isEmpty()).as("nothing is to be done").isTrue();
    }

    @Test
    void example12TakesItUpAgain() {
        resource("-p", "is_managed", "-r", HTTPD, "-t", "primitive", "-v", "off");
        resource("-M", "-Q", "-r", HTTPD);

        assertThat(resource("-p", "is_managed", "-r", HTTPD, "-t", "primitive", "-v", "on"))
                .isEqualTo(SILENCE);

        console.await("moved", c -> c.settledOn(HTTPD, C001N02));
    }

    @Test
    void example13ResetsAFailedResource() {
        assertThat(resource("-F", "-r", HTTPD, "-H", SERVER1)).isEqualTo(SILENCE);
        assertThat(console.failcount(HTTPD, SERVER1)).isEqualTo(1);
        assertThat(monitor()).contains("Failed actions:\n    runhttpd.sh_2_asyncmon_0");
        console.await("recovered", c -> c.settledOn(HTTPD, SERVER1));

        int before = console.events().size();

        assertThat(resource("-C", "-H", SERVER1, "-r", HTTPD)).isEqualTo(SILENCE);

        assertThat(console.failcount(HTTPD, SERVER1)).isZero();
        assertThat(monitor()).doesNotContain("Failed actions");
        console.await("looked at again", c -> ends("monitor", HTTPD, before) >= 2);
        assertThat(ends("stop", HTTPD, before)).as("what runs goes on running").isZero();
    }

    @Test
    void example14LooksAgainOnAllNodes() {
        int before = breakMail();

        assertThat(resource("-P")).isEqualTo(SILENCE);

        console.await("found and mended", c -> ends("start", MAIL, before) == 1);
        console.await("runs", c -> c.settledOn(MAIL, SERVER1));
        assertThat(ends("stop", HTTPD, before)).as("what runs goes on running").isZero();
    }

    @Test
    void example15LooksAgainOnOneNode() {
        int before = breakMail();

        assertThat(resource("-P", "-H", SERVER1)).isEqualTo(SILENCE);

        console.await("found and mended", c -> ends("start", MAIL, before) == 1);
        assertThat(resource("-P", "-H", "nosuch").err())
                .isEqualTo("Error performing operation: nosuch is not a known node\n");
    }

    /** Nobody watches it, so nobody knows. Tells how many events were heard by then. */
    private int breakMail() {
        assertThat(cluster.breakage().killAgentProcess(ResourceId.of(MAIL)))
                .isInstanceOf(Breakage.Outcome.Broken.class);
        return console.events().size();
    }

    private long ends(String operation, String resource, int before) {
        return console.events().stream()
                .skip(before)
                .filter(OperationFinished.class::isInstance)
                .map(OperationFinished.class::cast)
                .filter(end -> end.succeeded() && end.operation().equals(operation))
                .filter(end -> end.resource().value().equals(resource))
                .count();
    }

    @Test
    void example16ReadsAndSetsAParameter() {
        assertThat(resource("-r", MAIL, "-g", "email").out()).isEqualTo("root\n");

        assertThat(resource("-r", MAIL, "-p", "email", "-v", "myemailaddress@somedomain.com"))
                .isEqualTo(SILENCE);

        assertThat(resource("-r", MAIL, "-g", "email").out())
                .isEqualTo("myemailaddress@somedomain.com\n");
    }
}
