package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class WorldTest {
    private final World world = new World(42);
    private final List<String> happened = new ArrayList<>();

    @Test
    void eventsOfOneInstantKeepTheirOrder() {
        world.after(Duration.ofSeconds(2), () -> happened.add("late"));
        for (int i = 0; i < 5; i++) {
            String name = "event " + i;
            world.after(Duration.ofSeconds(1), () -> happened.add(name));
        }

        world.run(Duration.ofSeconds(3));

        assertThat(happened)
                .containsExactly("event 0", "event 1", "event 2", "event 3", "event 4", "late");
        assertThat(world.nanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void pausedLoopCatchesUpInOrder() {
        var loop = new SimLoop(world, "loop");
        loop.pause(Duration.ofMillis(10));
        for (int i = 0; i < 15; i++) {
            String name = i + " ms";
            loop.after(Duration.ofMillis(i), () -> happened.add(name));
        }

        world.run(Duration.ofMillis(9));
        assertThat(happened).isEmpty();
        world.run(Duration.ofMillis(9));

        assertThat(happened).startsWith("0 ms", "1 ms", "2 ms").endsWith("14 ms").hasSize(15);
    }

    @Test
    void endedLoopRunsNothing() {
        var loop = new SimLoop(world, "loop");
        loop.post(() -> happened.add("first"));
        loop.post(loop::end);
        loop.post(() -> happened.add("never"));

        world.run(Duration.ofSeconds(1));

        assertThat(happened).containsExactly("first");
    }

    @Test
    void newUserOfChanceDoesNotDisturbOthers() {
        SimRandom quiet = world.random("one");
        List<Integer> alone = List.of(quiet.below(100), quiet.below(100), quiet.below(100));

        world.random("another").below(100);
        SimRandom again = world.random("one");

        assertThat(List.of(again.below(100), again.below(100), again.below(100))).isEqualTo(alone);
        assertThat(new World(43).random("one").below(1_000_000))
                .isNotEqualTo(new World(42).random("one").below(1_000_000));
    }

    @Test
    void failureNamesTheSeedAndHowItCameAbout() {
        world.note("a small thing");
        world.after(
                Duration.ofSeconds(1),
                () -> {
                    throw new IllegalStateException("a bug");
                });

        assertThatThrownBy(() -> world.run(Duration.ofSeconds(2)))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("seed 42")
                .hasMessageContaining("a small thing")
                .hasMessageContaining("a bug")
                .hasMessageContaining("-Dsystole.seed=42");
    }

    @Test
    void tracesDifferByASingleLine() {
        var other = new World(42);
        world.note("one");
        other.note("one");
        assertThat(world.trace().digest()).isEqualTo(other.trace().digest());

        world.note("two");

        assertThat(world.trace().digest()).isNotEqualTo(other.trace().digest());
    }
}
