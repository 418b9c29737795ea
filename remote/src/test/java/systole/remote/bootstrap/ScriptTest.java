package systole.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The scripts themselves, run by the shell of this machine. */
class ScriptTest {
    @TempDir private Path folder;

    private static String run(Script script, String input) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-c", script.text()).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private HostFacts facts(String ports, String names) throws IOException {
        return HostFacts.of(
                run(
                        Script.named("facts")
                                .with("config", folder.toString())
                                .with("state", folder + "/state")
                                .with("names", names)
                                .with("peers", "")
                                .with("ports", ports)
                                .with("via", ""),
                        ""));
    }

    @Test
    void factsTellWhatTheMachineIs() throws IOException {
        Files.writeString(folder.resolve("ha.cf"), "");

        HostFacts facts = facts("", "localhost no-such-host.invalid");

        assertThat(facts.one("system")).contains("Linux");
        assertThat(facts.node()).isNotEmpty();
        assertThat(facts.number("seconds")).isPositive();
        assertThat(facts.number("kilobytes")).isPositive();
        assertThat(facts.all("device")).contains("lo");
        assertThat(facts.all("unknown")).containsExactly("no-such-host.invalid");
        assertThat(facts.digest("ha.cf"))
                .contains("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void factsTellWhichPortsAreTaken() throws IOException {
        try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var udp = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String taken = "tcp:" + tcp.getLocalPort() + " udp:" + udp.getLocalPort();
            String free = " tcp:1 udp:1";

            assertThat(facts(taken + free, "").all("taken")).containsExactly(taken.split(" "));
        }
    }

    @Test
    void whatIsWrittenCanBePutBack() throws IOException {
        Path file = folder.resolve("it's here/ha.cf");
        Path kept = folder.resolve("it's here/ha.cf.before");
        Script write =
                Script.named("write")
                        .with("file", file.toString())
                        .with("kept", kept.toString())
                        .with("mode", "600")
                        .with("owner", "no-such-user:no-such-group");

        assertThat(run(write, "one\n")).isEmpty();
        assertThat(file).hasContent("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run(write, "two\n")).isEmpty();
        assertThat(file).hasContent("two");

        assertThat(run(restore(file, kept, "another\n", "no"), "")).isEmpty();
        assertThat(file).hasContent("two");
        assertThat(run(restore(file, kept, "two\n", "yes"), "")).isEmpty();
        assertThat(file).hasContent("one");
        assertThat(run(restore(file, kept, "one\n", "yes"), "")).isEmpty();
        assertThat(file).hasContent("one");
        assertThat(run(restore(file, kept, "one\n", "no"), "")).isEmpty();
        assertThat(file.getParent()).doesNotExist();
    }

    private static Script restore(Path file, Path kept, String written, String former) {
        return Script.named("restore")
                .with("file", file.toString())
                .with("kept", kept.toString())
                .with("digest", new ConfigurationFile("", "", written, "", false).digest())
                .with("former", former);
    }
}
