package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.control.Policy;
import systole.engine.group.HeartbeatGroup;
import systole.engine.membership.AgreementTiming;
import systole.engine.membership.Solitude;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.engine.scheduler.TransitionGraph;
import systole.engine.scheduler.TransitionGraph.Synapse;
import systole.model.node.NodeName;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Checkers that never fail prove nothing: each of these broken clusters must be caught. */
class SabotageTest {
    private static final Duration ROUGH = Duration.ofMinutes(2);
    private static final int TRIES = 40;

    @Test
    void twoThatActAloneWithoutAThirdAreCaught() {
        Site.Stack alone =
                (self, nodes, start) -> {
                    HeartbeatGroup.Settings usual = Site.usual(self, nodes, start);
                    return new HeartbeatGroup.Settings(
                            usual.party(),
                            usual.timing(),
                            new Solitude(Set.of(), false, usual.timing()));
                };

        assertThat(caught(alone)).containsAnyOf("beside", "at once");
    }

    @Test
    void leaseThatOutlastsThePromisesIsCaught() {
        AgreementTiming hasty =
                new AgreementTiming(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(35));
        Site.Stack uneven =
                (self, nodes, start) -> {
                    HeartbeatGroup.Settings usual = Site.usual(self, nodes, start);
                    return self.equals(NodeName.of("node1"))
                            ? usual
                            : new HeartbeatGroup.Settings(usual.party(), hasty, usual.solitude());
                };

        assertThat(caught(uneven)).containsAnyOf("beside", "at once");
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

    private static String caught(Site.Stack stack) {
        return caught(seed -> new SimCluster(seed, Scheduler::schedule, stack));
    }

    private static String caught(Policy policy, Consumer<SimCluster> sabotage) {
        return caught(
                seed -> {
                    var cluster = new SimCluster(seed, policy);
                    sabotage.accept(cluster);
                    return cluster;
                });
    }

    /** What the first seed that notices anything says. */
    private static String caught(LongFunction<SimCluster> clusters) {
        for (int seed = 1; seed <= TRIES; seed++) {
            Optional<String> complaint = complaint(clusters.apply(seed));
            if (complaint.isPresent()) {
                return complaint.get();
            }
        }
        return "nothing noticed in " + TRIES + " seeds";
    }

    private static Optional<String> complaint(SimCluster cluster) {
        try {
            cluster.live(ROUGH);
            return Optional.empty();
        } catch (SimulationFailure failure) {
            return Optional.of(String.valueOf(failure.getCause()));
        }
    }
}
