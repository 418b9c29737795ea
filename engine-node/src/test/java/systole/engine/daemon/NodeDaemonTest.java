package systole.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.daemon.control.ControlClient;
import systole.engine.daemon.control.ControlRequest;
import systole.engine.daemon.control.SocketFile;
import systole.engine.hacf.AuthKeysReader;
import systole.engine.hacf.HaCf;
import systole.engine.hacf.HaCfReader;
import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;
import systole.model.node.NodeName;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** A cluster of one node, with real sockets on the loopback interface and a real agent. */
@Timeout(120)
class NodeDaemonTest {
    private static final String CONFIGURATION =
            """
            <cib validate-with="pacemaker-3.0" admin_epoch="0" epoch="3" num_updates="0">
              <configuration>
                <crm_config>
                  <cluster_property_set id="options">
                    <nvpair id="no-fencing" name="stonith-enabled" value="false"/>
                  </cluster_property_set>
                </crm_config>
                <nodes><node id="alpha" uname="alpha" type="normal"/></nodes>
                <resources>
                  <primitive id="job" class="ocf" provider="systole" type="Dummy"/>
                </resources>
                <constraints/>
              </configuration>
              <status/>
            </cib>
            """;

    @TempDir private Path state;

    @Test
    void formsRunsAResourceAndStopsItBeforeItEnds() throws Exception {
        NodeDaemon daemon = start();
        try {
            until("\"quorate\":true", () -> ask(new ControlRequest.Status()).out());

            ToolResult replaced = tool("cibadmin", "-R", "-X", CONFIGURATION);

            assertThat(replaced.err()).isEmpty();
            until("running on: alpha", () -> tool("crm_resource", "-W", "-r", "job").out());
            assertThat(state.resolve("run/wishes")).content().contains("# job");
        } finally {
            daemon.leave();
            int result = daemon.awaitEnd();
            daemon.release(result);
            assertThat(result).isZero();
        }
        assertThat(state.resolve("run/wishes")).content().doesNotContain("# job");
        assertThat(state.resolve("cib/cib.xml")).content().contains("id=\"job\"");
    }

    @Test
    void aFolderBelongsToOneDaemon() throws Exception {
        NodeDaemon daemon = start();
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by process");
        } finally {
            daemon.leave();
            daemon.release(daemon.awaitEnd());
        }
    }

    @Test
    void letsInWhoHasAKeyAndNoFurtherThanItsRole() throws Exception {
        int port = freeTcpPort();
        key("reader", "role=\"read\",user=\"rita\"");
        key("operator", "role=\"operate\",user=\"otto\"");
        NodeDaemon daemon = start(port);
        try {
            until("\"quorate\":true", () -> ask(new ControlRequest.Status()).out());

            assertThat(ssh(port, "reader", "crm_mon -1")).contains("Current DC: alpha");
            assertThat(ssh(port, "reader", "crm_standby -U alpha -v on"))
                    .contains("rita may not ")
                    .contains("needs the role operate");
            assertThat(ssh(port, "operator", "crm_standby -U alpha -v on")).isEmpty();
            assertThat(tool("crm_standby", "-G", "-U", "alpha").out()).contains("on");
            assertThat(Files.readString(state.resolve("cib/journal")))
                    .contains("\"author\":{\"user\":\"otto\",\"origin\":\"127.0.0.1\"");
        } finally {
            daemon.leave();
            daemon.release(daemon.awaitEnd());
        }
    }

    @Test
    void portThatIsTakenKeepsNobodyFromRunning() throws Exception {
        try (var taken = new ServerSocket(0)) {
            NodeDaemon daemon = start(taken.getLocalPort());
            until("\"quorate\":true", () -> ask(new ControlRequest.Status()).out());
            daemon.leave();
            assertThat(daemon.awaitEnd()).isZero();
            daemon.release(0);
        }
    }

    private void key(String name, String options) throws Exception {
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", state.resolve(name).toString());
        Files.writeString(
                state.resolve("authorized_keys"),
                options + " " + Files.readString(state.resolve(name + ".pub")),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private String ssh(int port, String key, String command) throws Exception {
        return run(
                "ssh",
                "-F",
                "none",
                "-p",
                Integer.toString(port),
                "-i",
                state.resolve(key).toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "LogLevel=ERROR",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + state.resolve("known_hosts"),
                "hacluster@127.0.0.1",
                command);
    }

    private static String run(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private NodeDaemon start() throws IOException {
        return start(0);
    }

    /**
     * @param consolePort 0 for none
     */
    private NodeDaemon start(int consolePort) throws IOException {
        String file =
                """
                node alpha
                udpport %d
                busport %d
                consoleport %d
                ucast lo 127.0.0.1
                realtime off
                crm yes
                use_logd yes
                """
                        .formatted(freeUdpPort(), freeTcpPort(), consolePort);
        HaCf settings =
                HaCfReader.read(file, "ha.cf", NodeName.of("alpha")).settings().orElseThrow();
        var keys =
                AuthKeysReader.read("auth 1\n1 sha256 0123456789abcdef0123\n", "authkeys", false)
                        .keys()
                        .orElseThrow();
        return NodeDaemon.start(
                settings,
                KeyRing.of(keys, settings.cluster()),
                state.resolve("authorized_keys"),
                state);
    }

    private ToolResult tool(String name, String... arguments) {
        return ask(new ControlRequest.Tool(ToolRequest.of(name, arguments)));
    }

    private ToolResult ask(ControlRequest request) {
        try {
            return new ControlClient(SocketFile.in(state)).ask(request);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks again and again; the limit of the test ends it. */
    private static void until(String words, Supplier<String> question) {
        String answer = question.get();
        while (!answer.contains(words)) {
            Thread.onSpinWait();
            answer = question.get();
        }
    }

    private static int freeUdpPort() throws IOException {
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private static int freeTcpPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
