package systole.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** What every {@link Timers} keeps. */
public abstract class TimersContract {
    /** A loop with its timers and the ticker they go by. */
    public record Setting(Stage stage, Timers timers, Ticker ticker) {}

    private Setting setting;
    private final List<String> fired = new CopyOnWriteArrayList<>();

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
    void firesOnceAndNeverEarly() {
        var early = new AtomicReference<>(true);
        Duration delay = Duration.ofMillis(30);

        onLoop(
                () -> {
                    long due = setting.ticker().nanos() + delay.toNanos();
                    after(
                            delay,
                            () -> {
                                early.set(setting.ticker().nanos() < due);
                                fired.add("it");
                            });
                });
        until("it");
        onLoop(() -> after(delay.multipliedBy(2), () -> fired.add("a later one")));
        until("a later one");

        assertThat(early.get()).isFalse();
        assertThat(fired).containsExactly("it", "a later one");
    }

    @Test
    void cancelledNeverFires() {
        onLoop(
                () -> {
                    Timers.Timer timer =
                            after(Duration.ofMillis(10), () -> fired.add("called off"));
                    after(Duration.ofMillis(60), () -> fired.add("end"));
                    timer.cancel();
                    timer.cancel();
                });
        until("end");

        assertThat(fired).containsExactly("end");
    }

    @Test
    void cancellingTooLateDoesNothing() {
        var timer = new AtomicReference<Timers.Timer>();

        onLoop(() -> timer.set(after(Duration.ofMillis(1), () -> fired.add("it"))));
        until("it");
        onLoop(
                () -> {
                    timer.get().cancel();
                    after(Duration.ofMillis(1), () -> fired.add("end"));
                });
        until("end");

        assertThat(fired).containsExactly("it", "end");
    }

    @Test
    void firesInTheOrderOfTime() {
        onLoop(
                () -> {
                    after(Duration.ofMillis(90), () -> fired.add("third"));
                    after(Duration.ofMillis(50), () -> fired.add("second"));
                    after(Duration.ZERO, () -> fired.add("first"));
                });
        until("third");

        assertThat(fired).containsExactly("first", "second", "third");
    }

    @Test
    void neverFiresInsideTheCallThatSetIt() {
        onLoop(
                () -> {
                    after(Duration.ZERO, () -> fired.add("fired"));
                    fired.add("set");
                });
        until("fired");

        assertThat(fired).containsExactly("set", "fired");
    }

    private Timers.Timer after(Duration delay, Runnable action) {
        return setting.timers().after(delay, action);
    }

    private void onLoop(Runnable action) {
        setting.stage().onLoop(action);
    }

    private void until(String what) {
        setting.stage().until(what, () -> fired.contains(what));
    }
}
