package systole.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import systole.engine.os.SystemTicker;
import systole.engine.port.TimersContract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class LoopThreadTest extends TimersContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    protected Setting open() {
        var stage = new RealStage();
        return new Setting(stage, stage.loop(), new SystemTicker());
    }

    @Test
    void faultEndsItAndIsToldOnce() throws Exception {
        var told = new CompletableFuture<Throwable>();
        List<String> ran = new CopyOnWriteArrayList<>();
        var loop = new LoopThread("faulty", new SystemTicker(), 10, told::complete);

        loop.post(
                () -> {
                    throw new IllegalStateException("bug");
                });
        loop.post(() -> ran.add("after the fault"));

        assertThat(told.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).hasMessage("bug");
        assertThat(loop.awaitEnd(PATIENCE)).isTrue();
        assertThat(loop.post(() -> ran.add("later"))).isFalse();
        assertThat(ran).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFitIntoItsQueue() throws Exception {
        var busy = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var loop = new LoopThread("small", new SystemTicker(), 2, _ -> {});
        loop.post(
                () -> {
                    entered.countDown();
                    awaitQuietly(busy);
                });
        assertThat(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(loop.post(() -> {})).isTrue();
        assertThat(loop.post(() -> {})).isTrue();
        assertThat(loop.post(() -> {})).isFalse();

        busy.countDown();
        loop.close();
        assertThat(loop.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void closingRunsNothingThatWaits() throws Exception {
        var busy = new CountDownLatch(1);
        List<String> ran = new CopyOnWriteArrayList<>();
        var loop = new LoopThread("closing", new SystemTicker(), 10, _ -> {});
        loop.post(() -> awaitQuietly(busy));
        loop.post(() -> ran.add("waiting"));

        loop.close();
        busy.countDown();

        assertThat(loop.awaitEnd(PATIENCE)).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void timersBelongToTheLoop() {
        try (var stage = new RealStage()) {
            assertThatThrownBy(() -> stage.loop().after(Duration.ZERO, () -> {}))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("never released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
