package systole.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.control.Policy;
import systole.engine.scheduler.Action;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.engine.scheduler.TransitionGraph;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What simulation once found, told as small stories. */
class RegressionTest {
    /** Long enough for any cluster to form and to come to rest. */
    private static final Duration FORMING = Site.TIMING.dead().multipliedBy(3);

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
        cluster.world().run(FORMING);
        int before = decisions.get();
        cluster.world().run(Duration.ofMinutes(1));

        assertThat(decisions.get() - before).as("decisions in a quiet minute").isLessThan(20);
    }

    @Test
    void restartedEngineDoesNotGetRepliesToItsPredecessor() {
        SimCluster pair = running(2);
        Machine first = pair.machines().getFirst();
        Machine second = pair.machines().getLast();
        change(pair, first);

        first.cutPower();
        pair.network().part(first.name(), second.name());
        first.boot();
        pair.world().run(Duration.ofSeconds(5));
        pair.network().mend();
        pair.world().run(FORMING);
        change(pair, first);

        assertThat(pair.administrator().acknowledged()).hasSize(2);
        assertThat(Machine.marks(second.cib().orElseThrow()))
                .containsAll(pair.administrator().acknowledged());
    }

    @Test
    void nodeThatGivesUpSaysNoGoodbye() {
        SimCluster trio = running(3);
        Machine leader = trio.leader().orElseThrow();
        Machine victim =
                trio.machines().stream().filter(one -> one != leader).findFirst().orElseThrow();
        victim.disk().behave(new Disk.Manner(Duration.ofMillis(8), 1_000));

        change(trio, leader);
        trio.world().run(Site.TIMING.lease());

        assertThat(victim.boots()).as("starts of the one whose disk failed").isEqualTo(2);
        assertThat(leader.view().orElseThrow().members()).hasSize(3);
    }

    /** A group of three and nothing else runs on a host whose engine wakes later than its heart. */
    @Test
    void whoStoodStillLetsGoBeforeItIsTakenInAgain() {
        var cluster = new SimCluster(56, Scheduler::schedule);
        var ran = new HashMap<ResourceId, NodeName>();
        var stops = new ArrayList<NodeName>();
        cluster.world()
                .check(
                        (fact, _) -> {
                            if (fact instanceof Observation.Ran(var node, var resource)) {
                                ran.put(resource, node);
                            } else if (fact
                                            instanceof
                                            Observation.OperationBegan(
                                                    var node,
                                                    _,
                                                    String operation,
                                                    _)
                                    && operation.equals("stop")) {
                                stops.add(node);
                            }
                        });
        cluster.boot();
        cluster.world().run(FORMING);
        NodeName host = ran.values().iterator().next();
        assertThat(ran.values()).hasSize(3).containsOnly(host);
        Machine sleeper =
                cluster.machines().stream()
                        .filter(one -> one.name().equals(host))
                        .findFirst()
                        .orElseThrow();
        Duration still = Site.TIMING.dead().plusSeconds(20);

        sleeper.freeze(still);
        sleeper.pause(still.plusSeconds(10));
        cluster.world().run(still.plus(FORMING));

        assertThat(sleeper.boots()).isEqualTo(1);
        assertThat(stops.subList(0, 3)).as("stopped first").containsOnly(host);
    }

    @Test
    void cleanUpDuringTheFirstMonitorIsFollowedByProbesAtOnce() {
        var cluster = new SimCluster(56, Scheduler::schedule);
        var cleaned = new ArrayList<Duration>();
        var probed = new ArrayList<Duration>();
        cluster.world()
                .check(
                        (fact, at) -> {
                            if (!(fact instanceof Observation.OperationBegan began)) {
                                return;
                            }
                            if (!cleaned.isEmpty() && began.interval().isZero()) {
                                probed.add(at);
                            } else if (cleaned.isEmpty() && began.interval().isPositive()) {
                                cleaned.add(at);
                                var clean =
                                        new Command.CleanUp(
                                                began.resource(), Optional.of(began.node()));
                                cluster.leader().orElseThrow().submit(clean, _ -> {});
                            }
                        });

        cluster.boot();
        cluster.world().run(FORMING.plusMinutes(2));

        assertThat(probed.getLast()).isLessThan(cleaned.getFirst().plusSeconds(10));
    }

    private static void change(SimCluster cluster, Machine console) {
        cluster.administrator().change(console, root -> root);
        cluster.world().run(Duration.ofSeconds(2));
    }

    /** A cluster of so many machines, up and at rest. */
    private static SimCluster running(int machines) {
        for (long seed = 1; ; seed++) {
            var cluster = new SimCluster(seed, Scheduler::schedule);
            if (cluster.machines().size() == machines) {
                cluster.boot();
                cluster.world().run(FORMING);
                return cluster;
            }
        }
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
