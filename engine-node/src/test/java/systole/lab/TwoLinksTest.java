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

/** With two links one may fail, and nobody outside notices. */
@InLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class TwoLinksTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    /** An answer may come late from a busy machine; a failover would take longer. */
    private static final Duration LONGEST_DELAY = Timing.DEFAULT.deadtime().dividedBy(2);

    private LabCluster cluster;

    @BeforeAll
    void start() {
        cluster = LabCluster.running(Setup.of(Timing.DEFAULT).withLinks(2));
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
    void oneOfTwoLinksDown() {
        List<Duration> times = new ArrayList<>();
        NodeName holder = cluster.holder();
        NodeName other = cluster.others(holder).getFirst().name();
        times.add(withoutLink(holder, 1));
        times.add(withoutLink(other, 0));
        times.add(withoutLink(other, 1));

        CaseTable.shared()
                .add("one of two links down", Timing.DEFAULT, times, "no move, all members");
        assertThat(times).allMatch(time -> time.compareTo(LONGEST_DELAY) < 0);
    }

    private Duration withoutLink(NodeName host, int link) {
        Instant begun = Instant.now();
        cluster.lab().linkDown(host, link);
        Patience.pause(LONG_ENOUGH);
        cluster.awaitMembers();
        cluster.lab().heal();
        Patience.pause(LONG_ENOUGH.dividedBy(2));
        cluster.awaitMembers();
        assertThat(cluster.probe().moveSince(begun)).isEmpty();
        return cluster.probe().outageSince(begun);
    }
}
