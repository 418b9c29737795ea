package systole.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import systole.engine.os.SystemTicker;
import systole.engine.port.Stage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Tries a contract on a real loop, where time passes by itself. */
public final class RealStage implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(2);

    private final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final LoopThread loop = new LoopThread("test", new SystemTicker(), 10_000, fault::set);

    /** The loop. */
    public LoopThread loop() {
        return loop;
    }

    @Override
    public void onLoop(Runnable action) {
        loop.put(action);
    }

    @Override
    public void until(String what, BooleanSupplier holds) {
        var came = new CompletableFuture<Boolean>();
        loop.put(() -> look(holds, came));
        try {
            came.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("never: " + what, fault.get() == null ? e : fault.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(fault).as("fault of the loop").hasValue(null);
    }

    private void look(BooleanSupplier holds, CompletableFuture<Boolean> came) {
        if (holds.getAsBoolean()) {
            came.complete(true);
        } else if (!came.isDone()) {
            loop.after(LOOK, () -> look(holds, came));
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
