package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import systole.engine.loop.RealStage;
import systole.engine.port.ProcessOutcome;
import systole.engine.port.ProcessRequest;
import systole.engine.port.ProcessRunner;
import systole.engine.port.ProcessRunnerContract;
import systole.engine.port.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real processes. Each bears a mark in its environment, by which all of them are found. */
@Timeout(60)
class OsProcessRunnerTest extends ProcessRunnerContract {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String MARK = "SYSTOLE_TEST_MARK";

    @TempDir Path folder;
    private final String mark = UUID.randomUUID().toString();
    private final RealStage stage = new RealStage();
    private final OsProcessRunner runner =
            new OsProcessRunner(stage.loop()::put, Duration.ofMillis(300));
    private final List<ProcessOutcome> heard = new CopyOnWriteArrayList<>();

    @Override
    protected Setting open() {
        return new Setting() {
            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public ProcessRunner runner() {
                return runner;
            }

            @Override
            public ProcessRequest returning(int exitCode) {
                return shell("exit " + exitCode, LONG, 100);
            }

            @Override
            public ProcessRequest hanging(Duration timeout) {
                return shell("sleep 1000", timeout, 100);
            }

            @Override
            public ProcessRequest missing() {
                return request(List.of("/no/such/agent", "start"), LONG, 100);
            }
        };
    }

    @AfterEach
    void endEverything() {
        mine().forEach(ProcessTable::kill);
    }

    @Test
    void tellsWhatWasPrintedOnBothStreams() {
        assertThat(run(shell("echo out; echo err >&2; exit 3", LONG, 100)))
                .isEqualTo(new ProcessOutcome.Completed(3, "out\nerr\n"));
    }

    @Test
    void keepsOutputWithinItsLimitAndNeverBlocksWhoPrintsMore() {
        ProcessOutcome outcome =
                run(shell("head -c 3000000 /dev/zero | tr '\\0' x; exit 0", LONG, 1000));

        assertThat(outcome).isEqualTo(new ProcessOutcome.Completed(0, "x".repeat(1000)));
    }

    @Test
    void daemonThatInheritsTheOutputHoldsNobodyUp() {
        long before = System.nanoTime();

        ProcessOutcome outcome = run(shell("sleep 1000 & echo started", LONG, 100));

        assertThat(outcome).isEqualTo(new ProcessOutcome.Completed(0, "started\n"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG);
        assertThat(mine()).hasSize(1);
    }

    @Test
    void timeoutEndsTheWholeGroupEvenIfItIgnoresTerm() {
        ProcessOutcome outcome =
                run(
                        shell(
                                "trap '' TERM; (trap '' TERM; sleep 1000) & sleep 1000; sleep 1000",
                                Duration.ofMillis(500),
                                100));

        assertThat(outcome).isInstanceOf(ProcessOutcome.TimedOut.class);
        stage.until("the group is gone", () -> mine().isEmpty());
    }

    @Test
    void killEndsTheWholeGroup() {
        var runs = new CopyOnWriteArrayList<ProcessRunner.Run>();
        stage.onLoop(
                () ->
                        runs.add(
                                runner.start(
                                        shell("sleep 1000 & sleep 1000", LONG, 100), heard::add)));
        stage.until("both run", () -> mine().size() >= 3);

        stage.onLoop(() -> runs.getFirst().kill());

        stage.until("told", () -> heard.size() == 1);
        assertThat(heard).singleElement().isInstanceOf(ProcessOutcome.Killed.class);
        stage.until("the group is gone", () -> mine().isEmpty());
    }

    @Test
    void fileThatIsNotExecutableIsAnOutcome() throws IOException {
        Path script = Files.writeString(folder.resolve("agent"), "#!/bin/sh\n");

        ProcessOutcome outcome = run(request(List.of(script.toString()), LONG, 100));

        assertThat(outcome)
                .isEqualTo(
                        new ProcessOutcome.NotRun(
                                ProcessOutcome.Reason.NOT_EXECUTABLE,
                                script + " is not executable"));
    }

    @Test
    void nothingIsInherited() {
        ProcessOutcome outcome =
                run(
                        new ProcessRequest(
                                List.of("/usr/bin/env"), Map.of("ONLY", "this"), LONG, 1000));

        assertThat(outcome).isEqualTo(new ProcessOutcome.Completed(0, "ONLY=this\n"));
    }

    @Test
    void nameThatNoEnvironmentCanHoldIsAnOutcome() {
        ProcessOutcome outcome =
                run(new ProcessRequest(List.of("/usr/bin/env"), Map.of("a=b", "c"), LONG, 1000));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ProcessOutcome.NotRun.class,
                        it -> assertThat(it.reason()).isEqualTo(ProcessOutcome.Reason.REFUSED));
    }

    @Test
    void everyRunLeadsASessionOfItsOwn() {
        stage.onLoop(() -> runner.start(shell("sleep 1000", LONG, 100), heard::add));
        stage.until("it runs", () -> !mine().isEmpty());

        stage.until(
                "its session is known",
                () -> runner.sessions().contains(mine().getFirst().session()));
    }

    private ProcessOutcome run(ProcessRequest request) {
        int before = heard.size();
        stage.onLoop(() -> runner.start(request, heard::add));
        stage.until("it has ended", () -> heard.size() > before);
        return heard.getLast();
    }

    private ProcessRequest shell(String script, Duration timeout, int limit) {
        return request(List.of("/bin/sh", "-c", script), timeout, limit);
    }

    private ProcessRequest request(List<String> command, Duration timeout, int limit) {
        return new ProcessRequest(
                command, Map.of("PATH", "/usr/bin:/bin", MARK, mark), timeout, limit);
    }

    private List<ProcessTable.Entry> mine() {
        return ProcessTable.find(environment -> mark.equals(environment.get(MARK)));
    }
}
