package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.lab.BootstrapLab.Run;
import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bare host becomes the fourth member, in every way it may be reached and served. */
@InLab
@Timeout(600)
class BootstrapTest {
    private static final List<String> WATCHED = List.of("/etc/ha.d", "/opt", "/usr/local/bin");
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(2);
    private static final long LARGE_BYTES = 100_000;

    private BootstrapLab lab;

    @BeforeEach
    void up() {
        assumeTrue(SshServer.missing().isEmpty(), () -> SshServer.missing().orElseThrow());
        lab = new BootstrapLab();
    }

    @AfterEach
    void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void aBareHostBecomesTheFourthMemberByOneCommand() throws IOException {
        Instant begun = Instant.now();

        Run run = lab.add("root");

        assertIsAMember(run);
        assertThat(lab.haCf(lab.newcomer())).isEqualTo(lab.haCf(lab.lab().hosts().getFirst()));
        assertThat(lab.holdings().overlapsSince(begun, Instant.now())).isEmpty();
        CaseTable.shared()
                .add(
                        "a node is added",
                        Timing.DEFAULT,
                        List.of(lab.outageSince(begun)),
                        "no overlap, four members");
        assertThat(lab.outageSince(begun)).isLessThan(LONGEST_OUTAGE);
    }

    @Test
    void aPackageIsInstalledByWhomSudoMakesRoot() throws IOException {
        String file = System.getProperty("systole.lab.package", "");
        assumeTrue(Files.isReadable(Path.of(file)), "needs the package: mvn -Pinstallers package");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/sudo")), "needs sudo");
        lab.letMenderIn();
        lab.layerNewcomer();

        Run run = lab.add(BootstrapLab.MENDER, "--package", file);

        assertIsAMember(run);
        assertThat(lab.onHost(lab.newcomer(), "dpkg-query -W systole-node"))
                .startsWith("systole-node");
        assertThat(lab.onHost(lab.newcomer(), "/usr/bin/systole --version"))
                .startsWith("systole 0");
        assertThat(
                        lab.onHost(
                                lab.newcomer(),
                                "/usr/bin/systole crm_mon -1 --state " + LabNode.STATE))
                .contains("4 Nodes configured");
    }

    /** A stand-in for systemd: it starts what the unit says and waits until that says it is up. */
    @Test
    void whereSystemdRunsTheEngineIsItsService() throws IOException {
        Path systemctl = lab.lab().folder(lab.newcomer(), "/usr/local/bin").resolve("systemctl");
        try (var script = BootstrapTest.class.getResourceAsStream("systemctl.py")) {
            Files.copy(script, systemctl, StandardCopyOption.REPLACE_EXISTING);
        }
        lab.onHost(
                lab.newcomer(),
                "mkdir -p /run/systemd/system && chmod 755 /usr/local/bin/systemctl");

        Run run = lab.add("root");

        assertIsAMember(run);
        assertThat(lab.onHost(lab.newcomer(), "systemctl is-active systole")).isEqualTo("active");
        assertThat(lab.onHost(lab.newcomer(), "cat /run/systole.pid /srv/systole/lock | uniq"))
                .hasLineCount(1);

        lab.onHost(lab.newcomer(), "systemctl disable --now systole");

        lab.awaitThree();
    }

    private void assertIsAMember(Run run) {
        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text()).endsWith(lab.newcomer() + " is a member now\n");
        lab.awaitFour();
    }

    @Test
    void aFailingPreflightChangesNothingAndNamesAllThatIsWrong() throws IOException {
        Path authkeys = lab.lab().folder(lab.newcomer(), "/etc/ha.d/authkeys");
        Files.writeString(authkeys, "auth 1\n1 sha1 another\n");
        lab.lab()
                .background(
                        lab.newcomer(),
                        "squatter",
                        List.of(
                                "python3",
                                "-c",
                                "import socket; s=socket.create_server(('',5560)); s.accept()"));
        Patience.pause(Duration.ofSeconds(1));
        SortedMap<String, String> before = everything();
        List<String> views = lab.members().stream().map(LabNode::view).toList();

        Run run = lab.add("root");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.text())
                .contains("port tcp:5560 is taken")
                .contains("/etc/ha.d/authkeys is there and differs")
                .contains("nothing was changed");
        assertThat(everything()).isEqualTo(before);
        assertThat(lab.members().stream().map(LabNode::view)).isEqualTo(views);
    }

    @Test
    void askedToEndHalfWayItTakesEverythingBack() throws IOException {
        SortedMap<String, String> before = contents();
        Process process = lab.start();
        Patience.await(
                "the second member's turn",
                BootstrapLab.PATIENCE.multipliedBy(3),
                () -> lab.told().contains("6/9 "));

        lab.lab()
                .exec(
                        lab.members().getFirst().name(),
                        List.of(
                                "sh",
                                "-c",
                                "for p in /proc/[0-9]*; do"
                                        + " if tr '\\0' ' ' <$p/cmdline |"
                                        + " grep -q 'java .* bootstrap ';"
                                        + " then kill -TERM ${p#/proc/}; fi; done"));
        Run run = lab.await(process);

        assertThat(run.exit()).as(run.text()).isNotZero();
        assertThat(run.text()).contains("failed: interrupted", "all is as it was before");
        assertThat(contents()).isEqualTo(before);
        lab.awaitThree();
        assertThat(lab.holdings().overlapsSince(Instant.EPOCH, Instant.now())).isEmpty();
    }

    /** All files that the command could change, on all hosts, and when they were written. */
    private SortedMap<String, String> everything() throws IOException {
        return files(file -> String.valueOf(Files.getLastModifiedTime(file)));
    }

    /** What is in them; of large ones how much. */
    private SortedMap<String, String> contents() throws IOException {
        return files(
                file ->
                        Files.size(file) > LARGE_BYTES
                                ? Files.size(file) + " bytes"
                                : Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** What counts of a file. */
    private interface Trait {
        String of(Path file) throws IOException;
    }

    private SortedMap<String, String> files(Trait trait) throws IOException {
        var all = new TreeMap<String, String>();
        for (NodeName host : lab.lab().hosts()) {
            for (String folder : WATCHED) {
                try (Stream<Path> files = Files.walk(lab.lab().folder(host, folder))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        all.put(file.toString(), trait.of(file));
                    }
                }
            }
        }
        return all;
    }
}
