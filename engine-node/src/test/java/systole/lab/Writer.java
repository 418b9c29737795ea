package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes to the CIB again and again, a different element each time, and remembers which writes were
 * acknowledged. Any node takes a write; one that is dead refuses, and the next one is asked.
 */
final class Writer {
    private final LabCluster cluster;
    private final SortedSet<Integer> acknowledged = new TreeSet<>();
    private final List<Duration> times = new ArrayList<>();
    private int number;

    Writer(LabCluster cluster) {
        this.cluster = cluster;
    }

    /** Writes the next element; a write that fails may have been done or not. */
    void write() {
        number++;
        LabNode node = cluster.nodes().get(number % cluster.nodes().size());
        long begun = System.nanoTime();
        if (node.tool("cibadmin", "-M", "-o", "crm_config", "-X", element()).exit() == 0) {
            acknowledged.add(number);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private String element() {
        return """
        <cluster_property_set id="written"><nvpair id="w%d" name="w%d" value="%d"/></cluster_property_set>\
        """
                .formatted(number, number, number);
    }

    /** How long the acknowledged ones took. */
    List<Duration> times() {
        return times;
    }

    /** Fails unless every node has every write that was acknowledged. */
    void assertNothingLost() {
        for (LabNode node : cluster.nodes()) {
            String cib = node.tool("cibadmin", "-Q").out();
            assertThat(acknowledged.stream().filter(n -> !cib.contains("id=\"w" + n + "\"")))
                    .as("acknowledged writes that %s has not", node.name())
                    .isEmpty();
        }
    }
}
