package systole.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How {@code ocf:systole:Process} treats the process it is responsible for, and those it is not.
 */
@Timeout(120)
final class ProcessAgentTest {
    @TempDir Path folder;

    @Test
    void stopEndsTheWholeGroup() {
        try (var bench = shell("sleep 1001 & sleep 1002 & echo ready >&3; wait")) {
            startWithTwoChildren(bench);
            var family = bench.recorded().descendants().toList();
            assertThat(family).hasSize(2);

            assertThat(bench.code("stop")).isEqualTo(0);

            assertThat(family).noneMatch(AgentBench::lives);
        }
    }

    @Test
    void stopEndsWhatADeadProcessLeftBehind() throws Exception {
        try (var bench = shell("sleep 1001 & sleep 1002 & echo ready >&3; wait")) {
            startWithTwoChildren(bench);
            var leader = bench.recorded();
            var children = leader.descendants().toList();
            kill(leader);

            assertThat(bench.code("monitor")).isEqualTo(7);
            assertThat(children).hasSize(2).allMatch(AgentBench::lives);
            assertThat(bench.code("stop")).isEqualTo(0);

            assertThat(children).noneMatch(AgentBench::lives);
        }
    }

    @Test
    void startClearsWhatADeadProcessLeftBehind() throws Exception {
        try (var bench = shell("sleep 1001 & sleep 1002 & echo ready >&3; wait")) {
            startWithTwoChildren(bench);
            var leader = bench.recorded();
            var children = leader.descendants().toList();
            kill(leader);

            assertThat(bench.code("start")).isEqualTo(0);

            assertThat(children).hasSize(2).noneMatch(AgentBench::lives);
            assertThat(bench.recorded().pid()).isNotEqualTo(leader.pid());
        }
    }

    @Test
    void stopKillsWhatDoesNotListen() {
        try (var bench = shell("trap '' TERM; while :; do sleep 1; done")) {
            bench.with("stop_timeout", "0").run("start");
            var process = bench.recorded();

            assertThat(bench.code("stop")).isEqualTo(0);

            assertThat(AgentBench.lives(process)).isFalse();
        }
    }

    @Test
    void stopNeverWaitsLongerThanHalfOfItsTime() {
        try (var bench = shell("trap '' TERM; while :; do sleep 1; done")) {
            bench.with("stop_timeout", "86400").with("CRM_meta_timeout", "200").run("start");

            assertThat(bench.code("stop")).isEqualTo(0);
        }
    }

    @Test
    void deathIsNoticed() throws Exception {
        try (var bench = AgentBench.ready("Process", folder)) {
            bench.run("start");

            kill(bench.recorded());

            assertThat(bench.code("monitor")).isEqualTo(7);
            assertThat(bench.code("start")).isEqualTo(0);
            assertThat(bench.code("monitor")).isEqualTo(0);
        }
    }

    @Test
    void aRecycledPidIsSomebodyElse() throws Exception {
        var stranger = new ProcessBuilder("setsid", "sleep", "1000").start();
        try (var bench = AgentBench.ready("Process", folder)) {
            bench.run("start");
            var pidFile = folder.resolve("Process-probe.pid");
            var lines = Files.readAllLines(pidFile);
            kill(bench.recorded());
            Files.write(pidFile, List.of("" + stranger.pid(), lines.get(1), lines.get(2)));

            assertThat(bench.code("monitor")).isEqualTo(7);
            assertThat(bench.code("stop")).isEqualTo(0);

            assertThat(AgentBench.lives(stranger.toHandle())).isTrue();
            assertThat(pidFile).doesNotExist();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aPidFromBeforeTheRebootIsSomebodyElse() throws Exception {
        try (var bench = AgentBench.ready("Process", folder)) {
            bench.run("start");
            var pidFile = folder.resolve("Process-probe.pid");
            var lines = Files.readAllLines(pidFile);
            var process = bench.recorded();

            Files.write(pidFile, List.of(lines.get(0), lines.get(1), "another-boot"));
            assertThat(bench.code("monitor")).isEqualTo(7);
            Files.write(pidFile, lines);
            assertThat(bench.code("monitor")).isEqualTo(0);

            assertThat(AgentBench.lives(process)).isTrue();
        }
    }

    @Test
    void theGroupOfADeadStrangerIsLeftAlone() throws Exception {
        var stranger = new ProcessBuilder("setsid", "sh", "-c", "sleep 1000 & echo $!").start();
        var orphan = ProcessHandle.of(Long.parseLong(firstLine(stranger))).orElseThrow();
        stranger.waitFor();
        Files.write(
                folder.resolve("Process-probe.pid"),
                List.of("" + stranger.pid(), "1", "another-boot"));
        try {
            assertThat(AgentBench.ready("Process", folder).code("stop")).isEqualTo(0);

            assertThat(AgentBench.lives(orphan)).isTrue();
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void aDamagedPidFileNamesNobody() throws IOException {
        try (var bench = AgentBench.ready("Process", folder)) {
            for (var content : new String[] {"", "\n", "rm -rf\n", "-1\n1\n1\n", "0\n0\n0\n"}) {
                Files.writeString(folder.resolve("Process-probe.pid"), content);

                assertThat(bench.code("monitor")).isEqualTo(7);
                assertThat(bench.code("stop")).isEqualTo(0);
            }
        }
    }

    @Test
    void aCommandThatEndsAtOnceIsNotStarted() {
        try (var bench = shell("echo cannot find my things >&2; exit 4")) {
            var answer = bench.with("logfile", folder.resolve("log").toString()).run("start");

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err())
                    .isEqualTo(
                            "Process probe: sh ended at once with code 4: cannot find my things\n");
            assertThat(folder.resolve("Process-probe.pid")).doesNotExist();
        }
    }

    @Test
    void argumentsAreQuotedAsForTheShell() throws IOException {
        var log = folder.resolve("log");
        try (var bench = new AgentBench("Process", folder)) {
            bench.with("command", "sh")
                    .with(
                            "arguments",
                            "-c 'echo \"$0|$1|$PWD\"; exec sleep 1000' 'two words' \"it's\"")
                    .with("working_directory", "/usr")
                    .with("logfile", log.toString());

            assertThat(bench.code("start")).isEqualTo(0);
            bench.run("stop");

            assertThat(Files.readString(log)).isEqualTo("two words|it's|/usr\n");
        }
    }

    @Test
    void runsAsTheGivenUser() {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        try (var bench = AgentBench.ready("Process", folder).with("user", "nobody")) {
            assertThat(bench.run("start")).isEqualTo(new AgentBench.Answer(0, "", ""));

            assertThat(bench.recorded().info().user()).contains("nobody");
        }
    }

    private AgentBench shell(String program) {
        return new AgentBench("Process", folder)
                .with("command", "sh")
                .with("arguments", "-c \"" + program.replace(">&3", ">ready") + "\"")
                .with("working_directory", folder.toString());
    }

    /** The family is complete once the leader has said so; a start may return a moment earlier. */
    private void startWithTwoChildren(AgentBench bench) {
        assertThat(bench.code("start")).isEqualTo(0);
        assertThat(Eventually.is(() -> Files.exists(folder.resolve("ready")))).isTrue();
    }

    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static String firstLine(Process process) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return String.valueOf(reader.readLine());
    }
}
