package systole.engine.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import systole.model.cib.Cib;
import systole.model.edit.StatusEdit.NodeKey;
import systole.model.node.HistoryEntry;
import systole.model.node.HistoryEntry.Status;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

class FailcountsTest {
    private static final NodeName NODE = NodeName.of("mysql1");
    private static final NodeKey KEY = new NodeKey("1", NODE);
    private static final ResourceId DB = ResourceId.of("db");
    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    @ParameterizedTest
    @CsvSource({
        "monitor, 10000, 7, 0, true",
        "monitor, 10000, 0, 0, false",
        "monitor, 10000, 7, 7, false",
        "monitor, 0,     0, 7, false",
        "monitor, 0,     5, 7, false",
        "start,   0,     1, 0, true",
        "stop,    0,     1, 0, true",
        "start,   0,     0, 0, false",
        "notify,  0,     1, 0, false"
    })
    void countsStartsStopsAndWhatIsWatched(
            String operation, int interval, int code, int expected, boolean counts) {
        assertThat(Failcounts.counts(entry(operation, interval, code, expected))).isEqualTo(counts);
    }

    @Test
    void heartbeatHasOneCountForAllOperations() throws XmlException {
        Cib cib = cib("<cib have_quorum=\"true\"><configuration/><status/></cib>");

        cib = raise(cib, entry("monitor", 10_000, 7, 0));
        cib = raise(cib, entry("start", 0, 1, 0));

        assertThat(attributes(cib)).containsExactly(Map.entry("fail-count-db", "2"));
        assertThat(cib.failcount(NODE, DB)).isEqualTo(2);
    }

    @Test
    void pacemakerCountsEachOperationAndNotesWhen() throws XmlException {
        Cib cib = cib("<cib validate-with=\"pacemaker-3.0\"><configuration/><status/></cib>");

        cib = raise(cib, entry("monitor", 10_000, 7, 0));
        cib = raise(cib, entry("monitor", 10_000, 7, 0));

        assertThat(attributes(cib))
                .containsEntry("fail-count-db#monitor_10000", "2")
                .containsEntry("last-failure-db#monitor_10000", "1000");
    }

    @ParameterizedTest
    @CsvSource({"true, start, INFINITY", "false, start, 1", "false, stop, INFINITY"})
    void failedStartIsFatalInPacemakerUnlessSaidOtherwise(
            String fatal, String operation, String count) throws XmlException {
        Cib cib =
                cib(
                        """
                        <cib validate-with="pacemaker-3.0"><configuration><crm_config>
                        <cluster_property_set id="o">
                        <nvpair id="f" name="start-failure-is-fatal" value="%s"/>
                        </cluster_property_set></crm_config></configuration><status/></cib>
                        """
                                .formatted(fatal));

        cib = raise(cib, entry(operation, 0, 1, 0));

        assertThat(attributes(cib)).containsEntry("fail-count-db#" + operation + "_0", count);
    }

    @Test
    void clearingForgetsThisResourceAlone() throws XmlException {
        Cib cib = cib("<cib validate-with=\"pacemaker-3.0\"><configuration/><status/></cib>");
        cib = raise(cib, entry("monitor", 10_000, 7, 0));
        cib = raise(cib, ResourceId.of("db2"), entry("monitor", 10_000, 7, 0));

        cib = apply(cib, Failcounts.clear(cib, KEY, DB));

        assertThat(attributes(cib))
                .containsOnlyKeys("fail-count-db2#monitor_10000", "last-failure-db2#monitor_10000");
    }

    private static Cib raise(Cib cib, HistoryEntry entry) throws XmlException {
        return raise(cib, DB, entry);
    }

    private static Cib raise(Cib cib, ResourceId resource, HistoryEntry entry) throws XmlException {
        return apply(cib, Failcounts.raise(cib, KEY, resource, entry, NOW));
    }

    private static Cib apply(Cib cib, UnaryOperator<XmlElement> edit) throws XmlException {
        return cib.withRoot(edit.apply(cib.root()));
    }

    private static Map<String, String> attributes(Cib cib) {
        return cib.state(NODE).orElseThrow().transientAttributes();
    }

    private static Cib cib(String text) throws XmlException {
        return Cib.parse("test", text);
    }

    private static HistoryEntry entry(String operation, int interval, int code, int expected) {
        return new HistoryEntry(
                "db_" + operation + "_" + interval,
                operation,
                Duration.ofMillis(interval),
                1,
                code,
                Status.DONE,
                expected,
                "1:1:0:dc",
                "",
                Optional.of(NOW));
    }
}
