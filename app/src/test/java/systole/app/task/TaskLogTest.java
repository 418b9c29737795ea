package systole.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

class TaskLogTest {
    private Instant now = Instant.parse("2026-03-01T08:41:07Z");
    private final TaskLog log = new TaskLog(() -> now, ZoneOffset.UTC);

    @Test
    void newestComesFirstAndIdsCount() {
        var first = log.start(title("one"), () -> {});
        var second = log.start(title("two"), () -> {});

        assertThat(log.tasks()).containsExactly(second, first);
        assertThat(second.id()).isEqualTo(first.id() + 1);
    }

    @Test
    void taskEndsOnce() {
        var task = log.start(title("move"), () -> {});
        now = now.plusSeconds(2);
        task.failed("exit 1");
        task.done();
        task.step(0.5, "late");

        assertThat(task.stateProperty().get()).isEqualTo(TaskState.FAILED);
        assertThat(task.detailProperty().get()).isEqualTo("exit 1");
        assertThat(task.ended()).contains(now);
    }

    @Test
    void cancelIsPassedOnOnce() {
        var cancelled = new AtomicInteger();
        var task = log.start(title("move"), cancelled::incrementAndGet);
        task.cancel();
        task.cancel();

        assertThat(cancelled).hasValue(1);
        assertThat(task.stateProperty().get()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void cancelAfterTheEndDoesNothing() {
        var cancelled = new AtomicInteger();
        var task = log.start(title("move"), cancelled::incrementAndGet);
        task.done();
        task.cancel();

        assertThat(cancelled).hasValue(0);
        assertThat(task.stateProperty().get()).isEqualTo(TaskState.DONE);
    }

    @Test
    void oldestEndedTaskIsForgottenBeyondTheLimit() {
        var running = log.start(title("runs for ever"), () -> {});
        var ended = log.note(TaskState.DONE, title("done long ago"), "");
        for (int i = 0; i < TaskLog.LIMIT - 1; i++) {
            log.start(title("more"), () -> {});
        }

        assertThat(log.tasks()).hasSize(TaskLog.LIMIT).contains(running).doesNotContain(ended);
    }

    @Test
    void textHasOneLineATaskOldestFirst() {
        log.start(title("move web"), "crm_resource -M -r web", () -> {}).done("2 s");
        log.note(TaskState.FAILED, title("backup: start failed"), "exit 5");

        assertThat(log.asText())
                .isEqualTo(
                        """
                        08:41:07  done  move web  2 s  $ crm_resource -M -r web
                        08:41:07  failed  backup: start failed  exit 5\
                        """);
    }

    private static ObservableValue<String> title(String words) {
        return new ReadOnlyStringWrapper(words);
    }
}
