package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import systole.engine.port.Stage;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Tries a contract on a simulated loop. */
record SimStage(World world, SimLoop loop) implements Stage {
    private static final Duration LONG = Duration.ofHours(1);

    static SimStage open(long seed) {
        var world = new World(seed);
        return new SimStage(world, new SimLoop(world, "loop"));
    }

    @Override
    public void onLoop(Runnable action) {
        loop.post(action);
    }

    @Override
    public void until(String what, BooleanSupplier holds) {
        assertThat(world.runUntil(holds, LONG)).as(what).isTrue();
    }

    @Override
    public void close() {
        loop.end();
    }
}
