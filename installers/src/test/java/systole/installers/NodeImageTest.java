package systole.installers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.daemon.control.ToolClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/**
 * The node as it is installed: its command answers without a display, and its agents find their
 * Java.
 */
@Tag("installed")
final class NodeImageTest {
    private static final Path IMAGE =
            Installed.made().resolve("image/systole-node").toAbsolutePath();

    @TempDir Path home;

    @Test
    void theCommandAnswers() throws Exception {
        var ended =
                new Installed(home)
                        .run(Map.of(), IMAGE.resolve("bin/systole").toString(), "--version");

        assertThat(ended.code()).as(ended.errors()).isEqualTo(0);
        assertThat(ended.output()).contains("0.1.0");
        assertThat(ended.errors()).isEmpty();
    }

    /** As the installation does, on a copy: the package's own files stay as they are. */
    @Test
    void whatARehearsalLearnsStartsTheCommand() throws Exception {
        var installed = new Installed(home);
        var copy = home.resolve("node");
        installed.run(Map.of(), "cp", "-a", IMAGE.toString(), copy.toString());
        var lib = copy.resolve("lib");

        var rehearsed =
                installed.run(
                        Map.of(),
                        lib.resolve("rehearse").toString(),
                        lib.resolve("runtime/bin/java").toString(),
                        lib.resolve("node.options").toString(),
                        lib.resolve("app") + "/*",
                        lib.toString());

        assertThat(rehearsed.code()).as(rehearsed.errors()).isEqualTo(0);
        assertThat(lib.resolve("node.aot")).isNotEmptyFile();
        assertThat(lib.resolve("tool.aot")).isNotEmptyFile();
        assertThat(lib.resolve("tool.options")).isNotEmptyFile();
        var systole = copy.resolve("bin/systole").toString();
        assertThat(installed.run(Map.of(), systole, "--version"))
                .isEqualTo(new Installed.Ended(0, "systole 0.1.0\n", ""));
        for (var tool : ToolClient.names()) {
            var ended = installed.run(Map.of(), systole, tool, "-?");
            assertThat(ended.output() + ended.errors()).contains(tool).doesNotContain("Exception");
        }
    }

    @Test
    void aNodeWithoutItsFilesSaysWhatToDo() throws Exception {
        var ended =
                new Installed(home)
                        .run(
                                Map.of(),
                                IMAGE.resolve("bin/systole").toString(),
                                "node",
                                "--foreground",
                                "--config",
                                home.toString(),
                                "--state",
                                home.resolve("state").toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).contains("ha.cf").contains("systole authkeys");
    }

    @Test
    void theWebAgentRunsOnTheRuntimeThatCameAlong() throws Exception {
        var installed = new Installed(home);
        var web =
                Installed.made()
                        .resolve("deb/systole-node/usr/lib/ocf/resource.d/systole/Web")
                        .toAbsolutePath()
                        .toString();
        var settings =
                Map.of(
                        "HA_RSCTMP",
                        home.toString(),
                        "OCF_RESOURCE_INSTANCE",
                        "web",
                        "OCF_RESKEY_port",
                        freePort(),
                        "SYSTOLE_JAVA",
                        IMAGE.resolve("lib/runtime/bin/java").toString(),
                        "SYSTOLE_CLASSPATH",
                        IMAGE.resolve("lib/app") + "/*");

        assertThat(installed.run(settings, web, "start").errors()).isEmpty();
        try {
            assertThat(installed.run(settings, web, "monitor").code()).isEqualTo(0);
            assertThat(installed.leftovers()).as("what a stop must end").hasSize(1);
        } finally {
            assertThat(installed.run(settings, web, "stop").code()).isEqualTo(0);
        }
        assertThat(installed.leftovers()).isEmpty();
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
