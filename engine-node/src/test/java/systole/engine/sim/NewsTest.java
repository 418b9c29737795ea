package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.scheduler.Scheduler;
import systole.remote.protocol.ClusterEvent;

import java.time.Duration;

/** What happens at one node reaches the consoles of another, for as long as somebody watches. */
class NewsTest {
    private static final Duration FORMING = Site.TIMING.dead().multipliedBy(3);

    @Test
    void watcherHearsOfOthersAlsoAfterTheViewHasChanged() {
        SimCluster trio = running();
        Machine watcher = trio.machines().getFirst();
        Machine teller = trio.machines().get(1);

        assertThat(heard(trio, teller, 1)).as("nobody watches").isFalse();
        watcher.onEngine(engine -> engine.watching().here(true));
        trio.world().run(Duration.ofSeconds(1));
        assertThat(heard(trio, teller, 2)).as("somebody watches").isTrue();
        trio.machines().getLast().cutPower();
        trio.world().run(FORMING);
        assertThat(heard(trio, teller, 3)).as("in another view").isTrue();
        watcher.onEngine(engine -> engine.watching().here(false));
        trio.world().run(Duration.ofSeconds(1));
        assertThat(heard(trio, teller, 4)).as("nobody watches any more").isFalse();
    }

    /** Three machines, up and at rest. */
    private static SimCluster running() {
        for (long seed = 1; ; seed++) {
            var cluster = new SimCluster(seed, Scheduler::schedule);
            if (cluster.machines().size() == 3) {
                cluster.boot();
                cluster.world().run(FORMING);
                return cluster;
            }
        }
    }

    /** One tells something; does it reach another? */
    private static boolean heard(SimCluster cluster, Machine teller, int number) {
        var event = new ClusterEvent.TransitionProgress(77_000 + number, 0, 1, false);
        teller.onEngine(engine -> engine.watching().tell(event));
        cluster.world().run(Duration.ofMillis(100));
        return cluster.world().trace().last().stream()
                .anyMatch(line -> line.contains(" hears " + event));
    }
}
