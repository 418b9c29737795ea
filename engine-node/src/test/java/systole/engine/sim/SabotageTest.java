package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.control.Policy;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.TransitionGraph.Synapse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checkers that never fail prove nothing: each of these broken clusters must be caught. */
class SabotageTest {
    private static final Duration ROUGH = Duration.ofSeconds(40);
    private static final int TRIES = 40;

    @Test
    void quorumOnBothSidesIsCaught() {
        assertThat(caught(Scheduler::schedule, cluster -> cluster.network().rule((_, _) -> true)))
                .contains("at once");
    }

    @Test
    void startWithoutItsPredecessorsIsCaught() {
        Policy hasty =
                (cib, now) -> {
                    Decision sound = Scheduler.schedule(cib, now);
                    List<Synapse> atOnce =
                            sound.graph().synapses().stream()
                                    .map(one -> new Synapse(one.action(), List.of()))
                                    .toList();
                    return with(sound, new TransitionGraph(atOnce));
                };

        assertThat(caught(hasty, _ -> {})).containsAnyOf("is not up", "at once");
    }

    @Test
    void idlePolicyIsCaught() {
        Policy idle = (cib, now) -> with(Scheduler.schedule(cib, now), TransitionGraph.EMPTY);

        assertThat(caught(idle, _ -> {})).contains("no rest");
    }

    @Test
    void lostResultsAreCaught() {
        assertThat(
                        caught(
                                Scheduler::schedule,
                                cluster -> cluster.machines().getFirst().agents().mute()))
                .contains("no rest");
    }

    @Test
    void lyingDiskIsCaught() {
        assertThat(
                        caught(
                                Scheduler::schedule,
                                cluster -> cluster.machines().getFirst().disk().lie()))
                .contains("acknowledged, but not on");
    }

    private static Decision with(Decision decision, TransitionGraph graph) {
        return new Decision(
                decision.now(),
                decision.scores(),
                decision.placement(),
                decision.states(),
                decision.terms(),
                graph,
                decision.warnings(),
                decision.recheck());
    }

    /** What the first seed that notices anything says. */
    private static String caught(Policy policy, Consumer<SimCluster> sabotage) {
        for (int seed = 1; seed <= TRIES; seed++) {
            Optional<String> complaint = complaint(seed, policy, sabotage);
            if (complaint.isPresent()) {
                return complaint.get();
            }
        }
        return "nothing noticed in " + TRIES + " seeds";
    }

    private static Optional<String> complaint(
            int seed, Policy policy, Consumer<SimCluster> sabotage) {
        var cluster = new SimCluster(seed, policy);
        sabotage.accept(cluster);
        try {
            cluster.live(ROUGH);
            return Optional.empty();
        } catch (SimulationFailure failure) {
            return Optional.of(String.valueOf(failure.getCause()));
        }
    }
}
