package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Three members, and a bare host with nothing but its SSH server. */
@InLab
@Timeout(600)
class BootstrapTest {
    private static final String FOLDERS = "/opt /usr/local/bin:copy";
    private static final List<String> WATCHED = List.of("/etc/ha.d", "/opt", "/usr/local/bin");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(2);
    private static final long LARGE_BYTES = 100_000;
    private static final int LIMIT_MINUTES = 6;

    private Lab lab;
    private AddressWatch watch;
    private Probe probe;
    private List<LabNode> members;
    private NodeName newcomer;

    /** What a run of the command said, and its exit code. */
    private record Run(int exit, String text) {}

    @BeforeEach
    void up() {
        assumeTrue(SshServer.missing().isEmpty(), () -> SshServer.missing().orElseThrow());
        lab = Lab.up(4, 1, FOLDERS);
        watch = new AddressWatch(lab, Setup.ADDRESS);
        probe = new Probe(lab, Setup.ADDRESS);
        List<NodeName> three = lab.hosts().subList(0, 3);
        newcomer = lab.hosts().getLast();
        members = three.stream().map(host -> new LabNode(lab, host)).toList();
        members.forEach(member -> member.configure(Setup.of(Timing.DEFAULT), three));
        SshServer.startAll(lab);
        members.forEach(LabNode::start);
        members.forEach(
                member ->
                        Patience.await(
                                member.name() + " to see all",
                                PATIENCE,
                                () -> member.seesOnline(three)));
        probe.awaitFirst(PATIENCE);
    }

    @AfterEach
    void down() {
        if (lab != null) {
            probe.close();
            watch.close();
            lab.close();
        }
    }

    @Test
    void aBareHostBecomesTheFourthMemberByOneCommand() throws IOException {
        Instant begun = Instant.now();

        Run run = bootstrap();

        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text()).endsWith(newcomer + " is a member now\n");
        for (LabNode member : members) {
            Patience.await(
                    member.name() + " to see four",
                    PATIENCE,
                    () -> member.seesOnline(lab.hosts()) && member.isQuorate());
        }
        var fourth = new LabNode(lab, newcomer);
        Patience.await("the fourth to see four", PATIENCE, () -> fourth.seesOnline(lab.hosts()));
        assertThat(fourth.isQuorate()).isTrue();
        assertThat(haCfOf(newcomer)).isEqualTo(haCfOf(members.getFirst().name()));
        assertThat(watch.holdings().overlapsSince(begun, Instant.now())).isEmpty();
        CaseTable.shared()
                .add(
                        "a node is added",
                        Timing.DEFAULT,
                        List.of(probe.outageSince(begun)),
                        "no overlap, four members");
        assertThat(probe.outageSince(begun)).isLessThan(LONGEST_OUTAGE);
    }

    @Test
    void aFailingPreflightChangesNothingAndNamesAllThatIsWrong() throws IOException {
        Path authkeys = lab.folder(newcomer, "/etc/ha.d/authkeys");
        Files.writeString(authkeys, "auth 1\n1 sha1 another\n");
        lab.background(
                newcomer,
                "squatter",
                List.of(
                        "python3",
                        "-c",
                        "import socket; s=socket.create_server(('',5560)); s.accept()"));
        Patience.pause(Duration.ofSeconds(1));
        SortedMap<String, String> before = everything();
        List<String> views = members.stream().map(LabNode::view).toList();

        Run run = bootstrap();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.text())
                .contains("port tcp:5560 is taken")
                .contains("/etc/ha.d/authkeys is there and differs")
                .contains("nothing was changed");
        assertThat(everything()).isEqualTo(before);
        assertThat(members.stream().map(LabNode::view)).isEqualTo(views);
    }

    @Test
    void askedToEndHalfWayItTakesEverythingBack() throws IOException {
        SortedMap<String, String> before = contents();
        Process process = startBootstrap();
        Patience.await("the second member's turn", PATIENCE.multipliedBy(3), () -> told("6/9 "));

        lab.exec(
                members.getFirst().name(),
                List.of(
                        "sh",
                        "-c",
                        "for p in /proc/[0-9]*; do"
                                + " if tr '\\0' ' ' <$p/cmdline | grep -q 'java .* bootstrap ';"
                                + " then kill -TERM ${p#/proc/}; fi; done"));
        Run run = await(process);

        assertThat(run.exit()).as(run.text()).isNotZero();
        assertThat(run.text()).contains("failed: interrupted", "all is as it was before");
        assertThat(contents()).isEqualTo(before);
        List<NodeName> three = members.stream().map(LabNode::name).toList();
        for (LabNode member : members) {
            Patience.await(
                    member.name() + " to see all again",
                    PATIENCE,
                    () -> member.seesOnline(three) && member.isQuorate());
        }
        assertThat(watch.holdings().overlapsSince(Instant.EPOCH, Instant.now())).isEmpty();
    }

    private boolean told(String words) {
        try {
            return Files.readString(told()).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private Path told() {
        return lab.folder(members.getFirst().name(), "/srv/bootstrap");
    }

    private Run bootstrap() throws IOException {
        return await(startBootstrap());
    }

    private Process startBootstrap() {
        var command = new ArrayList<String>();
        command.addAll(List.of("exec", members.getFirst().name().value(), "sh", "-c"));
        command.add(
                "PATH=" + SshServer.CLIENT + ":$PATH; export PATH; exec \"$@\" 2>/srv/bootstrap");
        command.add("sh");
        command.addAll(
                JavaCommand.systole("bootstrap", "root@" + newcomer, "--state", "/srv/systole"));
        return lab.start(command.toArray(String[]::new));
    }

    private Run await(Process process) throws IOException {
        try {
            assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroy();
        }
        return new Run(process.exitValue(), Files.readString(told()));
    }

    private String haCfOf(NodeName host) throws IOException {
        return Files.readString(lab.folder(host, "/etc/ha.d/ha.cf"));
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
        for (NodeName host : lab.hosts()) {
            for (String folder : WATCHED) {
                try (Stream<Path> files = Files.walk(lab.folder(host, folder))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        all.put(file.toString(), trait.of(file));
                    }
                }
            }
        }
        return all;
    }
}
