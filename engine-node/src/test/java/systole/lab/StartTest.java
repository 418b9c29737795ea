package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.engine.tool.ToolResult;
import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Daemons come and go as an administrator has them come and go. */
@InLab
@Timeout(300)
class StartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Four seconds on a quiet machine; the table has the times. */
    private static final Duration LONGEST_FORMATION = Duration.ofSeconds(5);

    private static final Duration LONGEST_RESTART_OUTAGE = Duration.ofSeconds(1);

    @Test
    void threeStarts() {
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < Runs.USUAL; run++) {
            try (var cluster = LabCluster.prepare(Setup.of(Timing.DEFAULT))) {
                Instant begun = Instant.now();
                cluster.nodes().forEach(LabNode::start);
                times.add(Duration.between(begun, cluster.probe().awaitFirst(PATIENCE)));
                cluster.assertNoOverlapSince(begun);
            }
        }

        CaseTable.shared().add("three starts to address", Timing.DEFAULT, times, "no overlap");
        assertThat(CaseTable.median(times)).isLessThanOrEqualTo(LONGEST_FORMATION);
    }

    @Test
    void startWithoutCib() {
        try (var cluster = LabCluster.prepare(Setup.of(Timing.DEFAULT).withoutCib())) {
            cluster.nodes().forEach(LabNode::start);
            cluster.awaitMembers();
            assertThat(cluster.holdings().holders()).isEmpty();
            LabNode node = cluster.nodes().getFirst();
            Instant begun = Instant.now();

            ToolResult replaced = node.tool("cibadmin", "-R", "-X", Setup.addressCib());

            assertThat(replaced.exit()).as(replaced.err()).isZero();
            Duration time = Duration.between(begun, cluster.probe().awaitFirst(PATIENCE));
            CaseTable.shared()
                    .add(
                            "start without a CIB",
                            Timing.DEFAULT,
                            List.of(time),
                            "address runs once the CIB is given");
            cluster.assertNoOverlapSince(begun);
        }
    }

    @Test
    void startsAndStopsAtTheSameTime() {
        List<Duration> times = new ArrayList<>();
        try (var cluster = LabCluster.running(Setup.of(Timing.DEFAULT))) {
            Instant first = Instant.now();
            for (int run = 0; run < Runs.FEW; run++) {
                NodeName holder = cluster.holder();
                LabNode other = cluster.others(holder).getFirst();
                other.stop();
                Instant begun = Instant.now();

                other.start();
                cluster.node(holder).terminate();
                cluster.probe().awaitMove(begun, PATIENCE);
                Patience.await(
                        holder + " to end", PATIENCE, () -> !cluster.node(holder).isRunning());

                cluster.settle();
                times.add(cluster.probe().outageSince(begun));
            }
            cluster.assertNoOverlapSince(first);
        }

        CaseTable.shared()
                .add("start and stop at once", Timing.DEFAULT, times, "no overlap, settles");
    }

    @Test
    void restartOneByOne() {
        List<Duration> times = new ArrayList<>();
        try (var cluster = LabCluster.running(Setup.of(Timing.DEFAULT))) {
            Instant first = Instant.now();
            for (LabNode node : cluster.nodes()) {
                Instant begun = Instant.now();

                node.stop();
                node.start();
                cluster.settle();

                times.add(cluster.probe().outageSince(begun));
            }
            cluster.assertNoOverlapSince(first);
        }

        CaseTable.shared().add("restart one by one", Timing.DEFAULT, times, "no overlap, settles");
        assertThat(times).allMatch(time -> time.compareTo(LONGEST_RESTART_OUTAGE) <= 0);
    }
}
