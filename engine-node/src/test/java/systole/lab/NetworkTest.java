package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The network loses part of what it carries: one side acts, and only one. */
@InLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class NetworkTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);
    private static final Duration LOSSY = Duration.ofSeconds(30);

    private LabCluster cluster;

    @BeforeAll
    void start() {
        cluster = LabCluster.running(Setup.of(Timing.DEFAULT));
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    @BeforeEach
    void settle() {
        cluster.settle();
    }

    private List<NodeName> quorate() {
        return cluster.nodes().stream().filter(LabNode::isQuorate).map(LabNode::name).toList();
    }

    /** Cuts and waits; tells the longest silence, and fails if ever two hosts had the address. */
    private Duration cut(Runnable fault) {
        cluster.settle();
        Instant begun = Instant.now();
        fault.run();
        Patience.pause(LONG_ENOUGH);
        assertThat(cluster.holdings().holders()).as("hosts with the address").hasSize(1);
        assertThat(quorate()).as("the quorate side").hasSize(2).contains(cluster.holder());
        cluster.settle();
        cluster.assertNoOverlapSince(begun);
        return cluster.probe().outageSince(begun);
    }

    @Test
    void partialPartition() {
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < Runs.FEW; run++) {
            NodeName holder = cluster.holder();
            NodeName other = cluster.others(holder).get(run % 2).name();
            times.add(cut(() -> cluster.lab().partition(List.of(holder), List.of(other))));
        }

        CaseTable.shared()
                .add(
                        "partition A|B, C sees both",
                        Timing.DEFAULT,
                        times,
                        "one quorate side, no overlap");
    }

    @Test
    void partitionOfTheOthers() {
        List<LabNode> others = cluster.others(cluster.holder());
        List<NodeName> one = List.of(others.getFirst().name());

        Duration time = cut(() -> cluster.lab().partition(one, List.of(others.getLast().name())));

        CaseTable.shared()
                .add(
                        "partition B|C, A with it sees both",
                        Timing.DEFAULT,
                        List.of(time),
                        "one quorate side, no overlap");
    }

    @Test
    void oneWayLoss() {
        List<Duration> times = new ArrayList<>();
        for (LabNode other : cluster.others(cluster.holder())) {
            times.add(cut(() -> cluster.lab().oneWay(cluster.holder(), other.name())));
            times.add(cut(() -> cluster.lab().oneWay(other.name(), cluster.holder())));
        }

        CaseTable.shared()
                .add("one-way loss", Timing.DEFAULT, times, "one quorate side, no overlap");
    }

    @Test
    void lossOfAFifth() {
        Instant begun = Instant.now();

        cluster.lab().loss(cluster.holder(), 20);
        Patience.pause(LOSSY);
        cluster.lab().loss(cluster.holder(), 0);

        CaseTable.shared()
                .add(
                        "20 % loss for 30 s",
                        Timing.DEFAULT,
                        List.of(cluster.probe().outageSince(begun)),
                        "address stays where it is");
        assertThat(cluster.probe().moveSince(begun)).isEmpty();
        cluster.assertNoOverlapSince(begun);
        assertThat(quorate()).hasSize(3);
    }
}
