package systole.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.engine.executor.Bench.every;
import static systole.engine.executor.Bench.once;

import org.junit.jupiter.api.Test;

import systole.engine.message.Operation;
import systole.engine.port.ProcessOutcome;
import systole.model.node.HistoryEntry;
import systole.model.resource.ResourceId;

import java.time.Duration;

class ExecutorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Bench bench = new Bench(4, "/ocf");

    @Test
    void oneOperationAtATimeForEachResourceInTheOrderAskedFor() {
        bench.executor.execute(once("db", "stop"));
        bench.executor.execute(once("db", "start"));
        bench.executor.execute(once("web", "start"));

        assertThat(bench.running()).containsExactly("db stop", "web start");

        bench.processes.getFirst().returns(0);

        assertThat(bench.running()).containsExactly("web start", "db start");
    }

    @Test
    void neverMoreAtOnceThanAllowed() {
        for (String resource : new String[] {"a", "b", "c", "d", "e", "f"}) {
            bench.executor.execute(once(resource, "start"));
        }
        assertThat(bench.running()).hasSize(4);

        bench.processes.getFirst().returns(0);

        assertThat(bench.running()).containsExactly("b start", "c start", "d start", "e start");
    }

    @Test
    void whatWaitsIsNotBegunWhereNothingMayBeStartedAnyMore() {
        for (String resource : new String[] {"a", "b", "c", "d", "e"}) {
            bench.executor.execute(once(resource, "start"));
        }
        bench.executor.execute(once("f", "stop"));

        bench.mayStart = false;
        bench.processes.getFirst().returns(0);
        bench.processes.get(1).returns(0);
        assertThat(bench.running()).containsExactly("c start", "d start", "f stop");

        bench.executor.dropStarts(Operation::stopped);
        bench.mayStart = true;
        bench.processes.get(2).ends(new ProcessOutcome.Killed(""));
        bench.processes.get(3).ends(new ProcessOutcome.Killed(""));
        assertThat(bench.running()).containsExactly("f stop", "c stop", "d stop");
        assertThat(bench.executor.underway()).hasSize(3);
    }

    @Test
    void whatIsBeingStartedIsStoppedWhereNothingMayBeStartedAnyMore() {
        bench.executor.execute(Bench.once("db", "start"));
        bench.executor.dropStarts(Operation::stopped);

        assertThat(bench.last().killed).isTrue();
        assertThat(bench.executor.rests()).isFalse();
        bench.last().ends(new ProcessOutcome.Killed(""));
        assertThat(bench.running()).containsExactly("db stop");
        assertThat(bench.executor.rests()).isFalse();
        bench.last().returns(0);
        assertThat(bench.executor.rests()).isTrue();
        assertThat(bench.told).containsExactly("db_stop_0=0");
    }

    @Test
    void whatEndsSomethingWaitsForNoOther() {
        var narrow = new Bench(1, "/ocf");
        narrow.executor.execute(Bench.once("slow", "start"));
        narrow.executor.execute(Bench.once("other", "start"));

        narrow.executor.execute(Bench.once("address", "stop"));

        assertThat(narrow.running()).containsExactly("slow start", "address stop");
    }

    @Test
    void aStopForgetsTheStartThatStillWaits() {
        bench.mayStart = false;
        bench.executor.execute(once("db", "start"));
        bench.executor.execute(once("db", "stop"));
        bench.last().returns(0);
        bench.mayStart = true;
        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.processes).hasSize(1);
    }

    @Test
    void whatMayNotStartForAMomentStartsAfterIt() {
        bench.mayStart = false;
        bench.executor.execute(Bench.once("db", "start"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.running()).isEmpty();

        bench.mayStart = true;
        bench.pass(Duration.ofMillis(200));

        assertThat(bench.running()).containsExactly("db start");
    }

    @Test
    void nextRunComesAnIntervalAfterTheEndOfTheLast() {
        bench.executor.execute(every("db", SECOND.multipliedBy(10)));
        bench.pass(SECOND.multipliedBy(7));
        bench.last().returns(0);

        bench.pass(SECOND.multipliedBy(9));
        assertThat(bench.processes).hasSize(1);

        bench.pass(SECOND);
        assertThat(bench.processes).hasSize(2);
    }

    @Test
    void firstResultAndChangesAreToldAndNothingElse() {
        bench.executor.execute(every("db", SECOND));
        for (int exitCode : new int[] {0, 0, 7, 7, 7, 0}) {
            bench.last().returns(exitCode);
            bench.pass(SECOND);
        }

        assertThat(bench.told)
                .containsExactly("db_monitor_1000=0", "db_monitor_1000=7", "db_monitor_1000=0");
        assertThat(bench.runs).hasSize(6);
    }

    @Test
    void failureAfterRecoveryIsToldAgain() {
        bench.executor.execute(every("db", SECOND));
        bench.last().returns(7);
        bench.executor.execute(once("db", "stop"));
        bench.last().returns(0);
        bench.executor.execute(once("db", "start"));
        bench.last().returns(0);
        bench.executor.execute(every("db", SECOND));
        bench.last().returns(7);

        assertThat(bench.told)
                .containsExactly(
                        "db_monitor_1000=7", "db_stop_0=0", "db_start_0=0", "db_monitor_1000=7");
    }

    @Test
    void stopEndsAMonitorThatHangs() {
        bench.executor.execute(every("db", SECOND));
        Bench.Started hanging = bench.last();
        bench.executor.execute(once("db", "stop"));

        assertThat(hanging.killed).isTrue();
        assertThat(bench.running()).containsExactly("db monitor");

        hanging.ends(new ProcessOutcome.Killed(""));
        assertThat(bench.running()).containsExactly("db stop");
        bench.last().returns(0);
        bench.pass(SECOND.multipliedBy(10));

        assertThat(bench.told).containsExactly("db_stop_0=0");
        assertThat(bench.running()).isEmpty();
    }

    @Test
    void startLeavesTheMonitorOfARunningResourceAlone() {
        bench.executor.execute(every("db", SECOND));
        bench.last().returns(0);
        bench.executor.execute(once("db", "start"));
        bench.last().returns(0);

        bench.pass(SECOND);

        assertThat(bench.running()).containsExactly("db monitor");
    }

    @Test
    void cancelledOperationIsNotRepeatedAndIsForgotten() {
        bench.executor.execute(every("db", SECOND));
        bench.last().returns(0);

        bench.executor.cancel(every("db", SECOND));
        bench.pass(SECOND.multipliedBy(10));

        assertThat(bench.processes).hasSize(1);
        assertThat(bench.executor.history()).isEmpty();
    }

    @Test
    void forgottenResourceIsNeitherRememberedNorWatched() {
        bench.executor.execute(once("db", "start"));
        bench.last().returns(0);
        bench.executor.execute(every("db", SECOND));
        bench.last().returns(0);

        bench.executor.forget(ResourceId.of("db"));
        bench.pass(SECOND.multipliedBy(10));

        assertThat(bench.running()).isEmpty();
        assertThat(bench.executor.history()).isEmpty();
    }

    @Test
    void startDelayComesBeforeTheFirstRunOnly() {
        Operation plain = every("db", SECOND);
        bench.executor.execute(
                new Operation(
                        plain.resource(),
                        plain.agent(),
                        plain.name(),
                        plain.interval(),
                        SECOND.multipliedBy(30),
                        plain.timeout(),
                        plain.parameters(),
                        0,
                        plain.transitionKey()));

        bench.pass(SECOND.multipliedBy(29));
        assertThat(bench.processes).isEmpty();
        bench.pass(SECOND);
        bench.last().returns(0);
        bench.pass(SECOND);

        assertThat(bench.processes).hasSize(2);
    }

    @Test
    void underwayIsWhatWasNotToldYet() {
        bench.executor.execute(once("db", "start"));
        bench.executor.execute(once("db", "stop"));
        bench.executor.execute(every("web", SECOND));
        assertThat(bench.executor.underway())
                .extracting(Operation::key)
                .containsExactlyInAnyOrder("db_start_0", "db_stop_0", "web_monitor_1000");

        bench.processes.get(1).returns(0);
        bench.processes.get(0).returns(0);
        bench.last().returns(0);

        assertThat(bench.executor.underway()).isEmpty();
    }

    @Test
    void timeoutIsAFailureOfItsOwnKind() {
        bench.executor.execute(once("db", "start"));

        bench.last().ends(new ProcessOutcome.TimedOut(Duration.ofSeconds(20), "half"));

        HistoryEntry entry = bench.runs.getFirst().entry();
        assertThat(entry.exitCode()).isEqualTo(1);
        assertThat(entry.status()).isEqualTo(HistoryEntry.Status.TIMED_OUT);
        assertThat(bench.runs.getFirst().words()).isEqualTo("timed out after 20s");
        assertThat(bench.runs.getFirst().output()).isEqualTo("half");
    }

    @Test
    void agentIsLookedForInEveryPlaceBeforeItCountsAsMissing() {
        var two = new Bench(4, "/shipped", "/usr/lib/ocf");
        two.executor.execute(once("db", "start"));
        two.last().ends(notFound());

        assertThat(two.last().request.command().getFirst())
                .isEqualTo("/usr/lib/ocf/resource.d/systole/Dummy");
        assertThat(two.last().request.environment()).containsEntry("OCF_ROOT", "/usr/lib/ocf");

        two.last().ends(notFound());

        assertThat(two.told).containsExactly("db_start_0=5");
        assertThat(two.runs.getFirst().words())
                .isEqualTo("agent ocf:systole:Dummy is not installed on this node");
    }

    @Test
    void agentThatMayNotBeExecutedIsSaid() {
        bench.executor.execute(once("db", "start"));

        bench.last()
                .ends(
                        new ProcessOutcome.NotRun(
                                ProcessOutcome.Reason.NOT_EXECUTABLE, "/ocf/x is not executable"));

        assertThat(bench.told).containsExactly("db_start_0=4");
        assertThat(bench.runs.getFirst().words()).isEqualTo("/ocf/x is not executable");
    }

    @Test
    void closedExecutorEndsWhatRunsAndTellsNothing() {
        bench.executor.execute(once("db", "start"));
        bench.executor.execute(every("web", SECOND));

        bench.executor.close();
        bench.processes.forEach(process -> process.returns(0));
        bench.pass(SECOND.multipliedBy(10));

        assertThat(bench.processes).hasSize(2).allMatch(process -> process.killed);
        assertThat(bench.told).isEmpty();
    }

    @Test
    void timeOfChangeStaysWhileTheResultDoes() {
        bench.executor.execute(every("db", SECOND));
        bench.last().returns(0);
        bench.pass(SECOND.multipliedBy(5));
        bench.last().returns(0);

        assertThat(bench.runs.get(1).entry().changed())
                .isEqualTo(bench.runs.get(0).entry().changed());
    }

    private static ProcessOutcome notFound() {
        return new ProcessOutcome.NotRun(ProcessOutcome.Reason.NOT_FOUND, "there is none");
    }
}
