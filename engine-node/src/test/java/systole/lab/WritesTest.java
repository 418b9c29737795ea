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
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** What was acknowledged is never lost, whoever dies meanwhile. */
@InLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class WritesTest {
    /** With the tool's way in, on two processors that start killed nodes again all the time. */
    private static final Duration LONGEST_USUAL_WRITE = Duration.ofMillis(150);

    /** The same while nothing starts. */
    private static final Duration LONGEST_QUIET_WRITE = Duration.ofMillis(10);

    private static final Duration BETWEEN_WRITES = Duration.ofMillis(25);
    private static final Duration BETWEEN_DEATHS = Duration.ofSeconds(1);
    private static final int MOST_AFTER_A_DEATH = 200;
    private static final long SEED = Long.getLong("systole.lab.seed", 1);

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

    @Test
    void writtenWhileNodesAreKilled() throws InterruptedException {
        var writer = new Writer(cluster);
        var ended = new AtomicBoolean();
        Thread killer = Thread.ofPlatform().start(() -> killUntil(ended));

        while (writer.times().size() < Runs.WRITES) {
            writer.write();
            Patience.pause(BETWEEN_WRITES);
        }
        ended.set(true);
        killer.join();
        cluster.settle();

        CaseTable.shared()
                .add(
                        Runs.WRITES + " writes, nodes killed",
                        Timing.DEFAULT,
                        writer.times(),
                        "no acknowledged write lost");
        writer.assertNothingLost();
        assertThat(CaseTable.median(writer.times())).isLessThanOrEqualTo(LONGEST_USUAL_WRITE);
    }

    /** One at a time: each is back before the next one dies. */
    private void killUntil(AtomicBoolean ended) {
        var random = new Random(SEED);
        while (!ended.get()) {
            LabNode victim = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
            if (random.nextBoolean()) {
                victim.kill();
            } else {
                cluster.powerOff(victim.name());
                cluster.boot(victim.name());
            }
            Patience.pause(BETWEEN_DEATHS);
            cluster.awaitMembers();
        }
    }

    @Test
    void writtenWhileTheControllerDies() {
        var writer = new Writer(cluster);
        for (int run = 0; run < Runs.FEW; run++) {
            cluster.settle();
            NodeName controller = cluster.nodes().getFirst().controller();
            Instant begun = Instant.now();
            Thread death = Thread.ofPlatform().start(() -> cluster.powerOff(controller));
            int enough = writer.times().size() + MOST_AFTER_A_DEATH;
            while (death.isAlive()
                    || writer.times().size() < enough
                            && Duration.between(begun, Instant.now()).toSeconds() < 5) {
                writer.write();
            }
        }
        cluster.settle();

        CaseTable.shared()
                .add(
                        "written while the controller dies",
                        Timing.DEFAULT,
                        writer.times(),
                        "no acknowledged write lost");
        writer.assertNothingLost();
        assertThat(CaseTable.median(writer.times())).isLessThanOrEqualTo(LONGEST_QUIET_WRITE);
    }
}
