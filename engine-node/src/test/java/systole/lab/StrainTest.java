package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import systole.model.node.NodeName;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Others take the processors, or fill the port with rubbish: nobody dies of it. */
@InLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(1200)
class StrainTest {
    private static final String GARBAGE = "systole.engine.os.GarbageSender";
    private static final int PORT = 694;

    private LabCluster cluster;

    @BeforeAll
    void start() {
        cluster = LabCluster.running(Setup.of(Timing.FAST));
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    @BeforeEach
    void settle() {
        cluster.settle();
    }

    @Test
    void busyLoopsBesideIt() {
        List<String> views = cluster.views();
        Instant begun = Instant.now();
        List<Process> loops =
                Stream.generate(() -> cluster.lab().startBusyLoop()).limit(2).toList();
        try {
            Patience.pause(Runs.BUSY);
        } finally {
            loops.forEach(Process::destroyForcibly);
        }

        CaseTable.shared()
                .add(
                        "two busy loops for " + Runs.BUSY.toSeconds() + " s",
                        Timing.FAST,
                        List.of(cluster.probe().outageSince(begun)),
                        "no move, no new view");
        assertThat(cluster.views()).isEqualTo(views);
        assertThat(cluster.probe().moveSince(begun)).isEmpty();
        cluster.assertNoOverlapSince(begun);
    }

    @Test
    void garbageOnThePort() {
        NodeName flooded = cluster.others(cluster.holder()).getFirst().name();
        List<String> views = cluster.views();
        Instant begun = Instant.now();
        cluster.lab()
                .background(
                        Lab.CLIENT,
                        "garbage",
                        JavaCommand.of(
                                GARBAGE,
                                cluster.lab().address(flooded),
                                Integer.toString(PORT),
                                Long.toString(Runs.FLOOD.toSeconds())));
        Patience.pause(Runs.FLOOD.dividedBy(2));
        assertThat(cluster.views()).as("views under garbage").isEqualTo(views);
        assertThat(cluster.probe().moveSince(begun)).isEmpty();

        Failover failover = cluster.failover(host -> cluster.lab().linkDown(host, 0));

        CaseTable.shared()
                .add(
                        "link down under garbage, 10,000/s",
                        Timing.FAST,
                        List.of(failover.outage()),
                        cluster.node(flooded).dropped() + " datagrams refused");
        // One run, beside the sender's own hunger on the same two processors.
        assertThat(failover.outage())
                .isLessThanOrEqualTo(Timing.FAST.longestOutage().plusMillis(400));
        assertThat(cluster.node(flooded).dropped()).isGreaterThan(10_000);
        cluster.assertNoOverlapSince(begun);
    }
}
