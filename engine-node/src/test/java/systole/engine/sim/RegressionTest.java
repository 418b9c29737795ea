package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.control.Policy;
import systole.engine.scheduler.Action;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.engine.scheduler.TransitionGraph;
import systole.model.resource.ResourceId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What simulation once found, told as small stories. */
class RegressionTest {
    @Test
    void graphOfNothingButMarkersIsRest() {
        var decisions = new AtomicInteger();
        Policy marking =
                (cib, now) -> {
                    decisions.incrementAndGet();
                    return withMarker(Scheduler.schedule(cib, now));
                };
        var cluster = new SimCluster(3, marking);

        cluster.boot();
        cluster.world().run(Duration.ofSeconds(30));
        int before = decisions.get();
        cluster.world().run(Duration.ofMinutes(1));

        assertThat(decisions.get() - before).as("decisions in a quiet minute").isLessThan(20);
    }

    private static Decision withMarker(Decision decision) {
        var synapses = new ArrayList<>(decision.graph().synapses());
        synapses.add(new TransitionGraph.Synapse(marker(), List.of()));
        return new Decision(
                decision.now(),
                decision.scores(),
                decision.placement(),
                decision.states(),
                decision.terms(),
                new TransitionGraph(synapses),
                decision.warnings(),
                decision.recheck());
    }

    private static Action marker() {
        return new Action(
                9_999,
                "g_running_0",
                ResourceId.of("g"),
                "running",
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Duration.ZERO,
                0,
                "");
    }
}
