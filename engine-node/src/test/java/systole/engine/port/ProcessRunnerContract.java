package systole.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What every {@link ProcessRunner} keeps. */
public abstract class ProcessRunnerContract {
    /** A loop with a runner, and requests whose outcome is known. */
    public interface Setting {
        /** Where it runs. */
        Stage stage();

        /** The runner. */
        ProcessRunner runner();

        /** Something that soon returns this exit code: 0 or 1. */
        ProcessRequest returning(int exitCode);

        /** Something that never returns by itself. */
        ProcessRequest hanging(Duration timeout);

        /** Something that is not there. */
        ProcessRequest missing();
    }

    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private Setting setting;

    /** A fresh setting. */
    protected abstract Setting open();

    @BeforeEach
    void openSetting() {
        setting = open();
    }

    @AfterEach
    void closeSetting() {
        setting.stage().close();
    }

    @Test
    void tellsTheExitCode() {
        start(setting.returning(0));
        untilHeard(1);
        start(setting.returning(1));
        untilHeard(2);

        assertThat(heard)
                .map(outcome -> ((ProcessOutcome.Completed) outcome).exitCode())
                .containsExactly(0, 1);
    }

    @Test
    void endsWhatTakesTooLong() {
        Duration limit = Duration.ofMillis(200);

        start(setting.hanging(limit));
        untilHeard(1);

        assertThat(heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        ProcessOutcome.TimedOut.class,
                        outcome -> assertThat(outcome.limit()).isEqualTo(limit));
    }

    @Test
    void killsWhenToldTo() {
        setting.stage()
                .onLoop(
                        () ->
                                setting.runner()
                                        .start(setting.hanging(Duration.ofHours(1)), heard::add)
                                        .kill());
        untilHeard(1);

        assertThat(heard).singleElement().isInstanceOf(ProcessOutcome.Killed.class);
    }

    @Test
    void killingTooLateChangesNothing() {
        var runs = new CopyOnWriteArrayList<ProcessRunner.Run>();
        setting.stage()
                .onLoop(() -> runs.add(setting.runner().start(setting.returning(0), heard::add)));
        untilHeard(1);

        setting.stage().onLoop(() -> runs.getFirst().kill());
        start(setting.returning(1));
        untilHeard(2);

        assertThat(heard).hasSize(2).allMatch(ProcessOutcome.Completed.class::isInstance);
    }

    @Test
    void missingProgramIsAnOutcome() {
        start(setting.missing());
        untilHeard(1);

        assertThat(heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        ProcessOutcome.NotRun.class,
                        outcome ->
                                assertThat(outcome.reason())
                                        .isEqualTo(ProcessOutcome.Reason.NOT_FOUND));
    }

    @Test
    void neverAnswersInsideTheCall() {
        setting.stage()
                .onLoop(
                        () -> {
                            setting.runner().start(setting.missing(), heard::add);
                            setting.runner().start(setting.returning(0), heard::add);
                            heard.add("started");
                        });
        untilHeard(3);

        assertThat(heard).startsWith("started");
    }

    private void start(ProcessRequest request) {
        setting.stage().onLoop(() -> setting.runner().start(request, heard::add));
    }

    private void untilHeard(int outcomes) {
        setting.stage().until(outcomes + " outcomes", () -> heard.size() >= outcomes);
    }
}
