package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Consoles at real nodes: what they hear while nodes die, and that they hold up nobody. */
@InLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
class ConsoleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LONGEST_RECONNECTION = Duration.ofSeconds(1);

    /** From asking for a write to hearing of it, in the median; the table has the 95th percent. */
    private static final Duration LONGEST_LATENCY = Duration.ofMillis(20);

    /** The same for 95 of 100, where others use the machine as well. */
    private static final Duration LONGEST_ON_A_BUSY_MACHINE = Duration.ofMillis(200);

    private static final Duration LONGEST_WRITE = Duration.ofMillis(50);
    private static final int QUIET_WRITES = 300;

    private LabCluster cluster;

    @BeforeAll
    void start() {
        cluster = LabCluster.prepare(Setup.of(Timing.DEFAULT));
        ConsoleProbe.letIn(cluster.lab());
        cluster.settle();
        // What a JVM does for the first time takes longer.
        write(QUIET_WRITES, new AtomicBoolean());
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
    void hearsEveryChangeWhoeverDies() throws Exception {
        try (var console = new ConsoleProbe(cluster.lab(), "stream", 1)) {
            served(console);
            var ended = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> write(Runs.STREAM, ended));
            cluster.node(served(console)).kill();
            cluster.settle();
            cluster.lab().linkDown(served(console), 0);
            Patience.pause(Duration.ofSeconds(3));
            cluster.settle();
            cluster.powerOff(cluster.nodes().getFirst().controller());
            Patience.pause(Duration.ofSeconds(3));
            cluster.settle();
            writer.join();
            assertThat(ended).isTrue();

            Cib truth = Cib.parse("cibadmin -Q", query());
            Patience.await(
                    "the console to hear the last version",
                    PATIENCE,
                    () -> console.version().equals(Optional.of(version())));
            List<Duration> reconnections = console.reconnections();
            boolean gap = console.hasGap();
            Cib heard = console.end();
            row(Runs.STREAM + " changes to a console, nodes die", reconnections, "nothing missed");
            assertThat(gap).as("a patch that did not fit").isFalse();
            assertThat(heard.version()).isEqualTo(truth.version());
            assertThat(heard.root()).isEqualTo(truth.root());
            assertThat(reconnections).isNotEmpty();
            assertThat(CaseTable.median(reconnections)).isLessThanOrEqualTo(LONGEST_RECONNECTION);
        }
    }

    @Test
    void hearsWithinMilliseconds() {
        try (var console = new ConsoleProbe(cluster.lab(), "latency", 1)) {
            served(console);
            write(QUIET_WRITES, new AtomicBoolean());
            int warm = console.latencies().size();
            write(QUIET_WRITES, new AtomicBoolean());
            Patience.await(
                    "the console to hear the last version",
                    PATIENCE,
                    () -> console.version().equals(Optional.of(version())));

            List<Duration> sorted = console.latencies().stream().skip(warm).sorted().toList();
            Duration almostAll = sorted.get(sorted.size() * 95 / 100);
            row(
                    QUIET_WRITES + " changes, asked for to heard",
                    sorted,
                    "95 %% within %d ms".formatted(almostAll.toMillis()));
            assertThat(CaseTable.median(sorted)).isLessThanOrEqualTo(LONGEST_LATENCY);
            assertThat(almostAll).isLessThanOrEqualTo(LONGEST_ON_A_BUSY_MACHINE);
        }
    }

    @Test
    void tenConsolesOneFrozen() {
        List<Duration> alone = write(QUIET_WRITES, new AtomicBoolean());
        try (var nine = new ConsoleProbe(cluster.lab(), "nine", 9);
                var frozen = new ConsoleProbe(cluster.lab(), "frozen", 1)) {
            served(nine);
            served(frozen);
            frozen.freeze();
            List<Duration> watched = write(QUIET_WRITES, new AtomicBoolean());
            Instant begun = Instant.now();
            List<Failover> failovers = new ArrayList<>();
            for (int run = 0; run < Runs.FEW; run++) {
                cluster.settle();
                failovers.add(cluster.failover(host -> cluster.node(host).kill()));
            }
            frozen.thaw();

            List<Duration> outages = failovers.stream().map(Failover::outage).toList();
            row(
                    "kill -9, ten consoles, one frozen",
                    outages,
                    "writes %d ms, without consoles %d ms"
                            .formatted(
                                    CaseTable.median(watched).toMillis(),
                                    CaseTable.median(alone).toMillis()));
            assertThat(CaseTable.median(outages))
                    .isLessThanOrEqualTo(Timing.DEFAULT.longestOutage());
            assertThat(CaseTable.median(watched)).isLessThanOrEqualTo(LONGEST_WRITE);
            cluster.assertNoOverlapSince(begun);
        }
    }

    private static void row(String name, List<Duration> times, String checked) {
        CaseTable.shared().add(name, Timing.DEFAULT, times, checked);
    }

    private NodeName served(ConsoleProbe console) {
        return Patience.await("a node to serve the console", PATIENCE, console::servedBy);
    }

    /** Writes the time of day again and again; how long each write took that was done. */
    private List<Duration> write(int changes, AtomicBoolean ended) {
        List<Duration> times = new ArrayList<>();
        for (int attempt = 0; times.size() < changes; attempt++) {
            LabNode node = cluster.nodes().get(attempt % cluster.nodes().size());
            long begun = System.nanoTime();
            if (node.tool("cibadmin", "-M", "-o", "crm_config", "-X", stamp()).exit() == 0) {
                times.add(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
        ended.set(true);
        return times;
    }

    private static String stamp() {
        return """
        <cluster_property_set id="written"><nvpair id="stamp" name="stamp" value="%d"/></cluster_property_set>\
        """
                .formatted(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    }

    private String query() {
        return cluster.nodes().getFirst().tool("cibadmin", "-Q").out();
    }

    private String version() {
        try {
            return Cib.parse("cibadmin -Q", query()).version().toString();
        } catch (XmlException e) {
            return "none";
        }
    }
}
