package systole.installers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** What the packages' scripts do to a system, seen on stand-ins of the programs they call. */
final class MaintainerScriptsTest {
    private static final List<String> PROGRAMS =
            List.of(
                    "update-alternatives",
                    "getent",
                    "groupadd",
                    "useradd",
                    "install",
                    "systemctl",
                    "rm");

    @TempDir Path home;
    private Path calls;

    @BeforeEach
    void standIn() throws IOException {
        calls = Files.createFile(home.resolve("calls"));
        for (var program : PROGRAMS) {
            // Nothing is known to getent, and systemctl always fails, as where systemd is not in
            // charge.
            var code = program.equals("getent") || program.equals("systemctl") ? 1 : 0;
            var script =
                    "#!/bin/sh\necho " + program + " \"$@\" >>" + calls + "\nexit " + code + "\n";
            var file =
                    Files.writeString(
                            Files.createDirectories(home.resolve("bin")).resolve(program), script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void installingTheNodeMakesItsAccountFolderAndCommand() throws Exception {
        var ended = run("node/postinst", "configure", "");

        assertThat(ended.code()).as(ended.errors()).isEqualTo(0);
        assertThat(ended.output())
                .contains("ha.cf", "systemctl enable --now systole")
                .hasLineCount(1);
        assertThat(calls())
                .anyMatch(call -> call.equals("groupadd --system haclient"))
                .anyMatch(call -> call.startsWith("useradd --system --gid haclient"))
                .anyMatch(
                        call ->
                                call.equals(
                                        "install -d -m 750 -o hacluster -g haclient"
                                                + " /var/lib/systole"))
                .anyMatch(call -> call.endsWith("/usr/lib/systole-node/bin/systole 50"));
    }

    @Test
    void upgradingTheNodeDoesNotStopIt() throws Exception {
        assertThat(run("node/prerm", "upgrade", "0.2.0").code()).isEqualTo(0);

        assertThat(calls()).isEmpty();
    }

    @Test
    void removingTheNodeKeepsItsStateAndPurgingDoesNot() throws Exception {
        assertThat(run("node/prerm", "remove").code()).isEqualTo(0);
        assertThat(run("node/postrm", "remove").code()).isEqualTo(0);
        assertThat(calls()).noneMatch(call -> call.contains("/var/lib/systole"));

        assertThat(run("node/postrm", "purge").code()).isEqualTo(0);

        assertThat(calls()).contains("rm -rf /var/lib/systole");
    }

    @Test
    void theConsoleWinsTheCommandOverTheNode() throws Exception {
        run("console/postinst", "configure", "");
        run("console/prerm", "remove");

        assertThat(calls())
                .containsExactly(
                        "update-alternatives --install /usr/bin/systole systole"
                                + " /usr/lib/systole/bin/systole 60",
                        "update-alternatives --remove systole /usr/lib/systole/bin/systole");
    }

    @Test
    void theUnitNamesItsLimitsAndItsGuards() throws IOException {
        var unit = Files.readAllLines(Installed.root().resolve("installers/node/systole.service"));

        assertThat(unit)
                .contains(
                        "User=hacluster",
                        "LimitMEMLOCK=infinity",
                        "WatchdogSec=10s",
                        "KillMode=process",
                        "ProtectKernelModules=yes")
                .anyMatch(line -> line.startsWith("AmbientCapabilities=CAP_NET_ADMIN"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    private Installed.Ended run(String script, String... arguments) throws Exception {
        var command = new String[2 + arguments.length];
        command[0] = "/bin/sh";
        command[1] =
                Installed.root().resolve("installers").resolve(script).toAbsolutePath().toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return new Installed(home).run(Map.of("PATH", home.resolve("bin").toString()), command);
    }
}
