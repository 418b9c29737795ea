package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Something happens to the host of the address: another takes it, in time, and never both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FailoverCases {
    private static final Duration FREEZE = Duration.ofSeconds(3);
    private static final Duration LONGEST_RELEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofMillis(500);

    private final Timing timing;
    private LabCluster cluster;

    FailoverCases(Timing timing) {
        this.timing = timing;
    }

    @BeforeAll
    void start() {
        cluster = LabCluster.running(Setup.of(timing));
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    @BeforeEach
    void settle() {
        cluster.settle();
    }

    private List<Failover> failovers(int runs, Consumer<NodeName> fault) {
        List<Failover> all = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            cluster.settle();
            all.add(cluster.failover(fault));
        }
        return all;
    }

    private void row(String name, List<Failover> runs, String checked) {
        CaseTable.shared().add(name, timing, outages(runs), checked);
    }

    private static List<Duration> outages(List<Failover> runs) {
        return runs.stream().map(Failover::outage).toList();
    }

    private void assertInTime(List<Failover> runs) {
        assertThat(CaseTable.median(outages(runs)))
                .as("median outage of %s", outages(runs))
                .isLessThanOrEqualTo(timing.longestOutage());
    }

    @Test
    void powerOff() {
        List<Failover> runs = new ArrayList<>();
        for (int run = 0; run < Runs.USUAL; run++) {
            runs.add(cluster.failover(cluster::powerOff));
            cluster.assertNoOverlapSince(runs.getLast().begun());
            Instant booted = Instant.now();
            cluster.settle();
            assertThat(cluster.probe().moveSince(booted)).as("moves after booting").isEmpty();
        }

        row("power-off and boot", runs, "no overlap; no move when it came back");
        assertInTime(runs);
    }

    @Test
    void linkDown() {
        List<Failover> runs =
                failovers(Runs.LINK_DOWN, victim -> cluster.lab().linkDown(victim, 0));

        List<Duration> margins =
                runs.stream()
                        .map(run -> run.margin().orElse(Duration.ofDays(-1)))
                        .sorted()
                        .toList();
        row(
                "link down",
                runs,
                "let go %d..%d ms before takeover"
                        .formatted(margins.getFirst().toMillis(), margins.getLast().toMillis()));
        assertThat(margins)
                .as("time between letting go and takeover")
                .allMatch(Duration::isPositive);
        cluster.assertNoOverlapSince(runs.getFirst().begun());
        assertInTime(runs);
    }

    @Test
    void killOfTheDaemon() {
        List<Failover> runs = failovers(Runs.USUAL, victim -> cluster.node(victim).kill());

        row("kill -9, restarted after 1 s", runs, "no overlap");
        cluster.assertNoOverlapSince(runs.getFirst().begun());
        assertInTime(runs);
    }

    @Test
    void cleanStop() {
        List<Failover> runs = failovers(Runs.USUAL, victim -> cluster.node(victim).stop());

        row("clean stop", runs, "no overlap");
        cluster.assertNoOverlapSince(runs.getFirst().begun());
        assertThat(CaseTable.median(outages(runs))).isLessThanOrEqualTo(LONGEST_STOP);
    }

    @Test
    void freezeOfTheHost() {
        List<Failover> runs = new ArrayList<>();
        List<Duration> releases = new ArrayList<>();
        for (int run = 0; run < Runs.FEW; run++) {
            cluster.settle();
            Failover failover = cluster.failover(cluster.lab()::freeze);
            Patience.pause(FREEZE.minus(Duration.between(failover.begun(), Instant.now())));
            Instant before = Instant.now();
            cluster.lab().thaw(failover.from());
            Instant thawed = Instant.now();
            releases.add(Duration.between(thawed, cluster.awaitRelease(failover.from(), before)));
            runs.add(failover);
        }

        Duration longest = releases.stream().max(Duration::compareTo).orElseThrow();
        List<Duration> takeovers = runs.stream().map(Failover::takeover).toList();
        CaseTable.shared()
                .add(
                        "freeze 3 s of its host, takeover",
                        timing,
                        takeovers,
                        "let go %d ms after thawing at most".formatted(longest.toMillis()));
        assertThat(longest).isLessThanOrEqualTo(LONGEST_RELEASE);
        assertThat(CaseTable.median(takeovers)).isLessThanOrEqualTo(timing.longestOutage());
    }

    @Test
    void freezeOfAnotherHost() {
        NodeName holder = cluster.holder();
        LabNode bystander = cluster.others(holder).getLast();
        Instant begun = Instant.now();

        cluster.lab().freeze(bystander.name());
        Patience.pause(FREEZE);
        cluster.lab().thaw(bystander.name());
        cluster.settle();

        CaseTable.shared()
                .add(
                        "freeze 3 s of another host",
                        timing,
                        List.of(cluster.probe().outageSince(begun)),
                        "address stays where it is");
        assertThat(cluster.probe().moveSince(begun)).isEmpty();
        cluster.assertNoOverlapSince(begun);
    }
}
