package systole.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.executor.AgentSettings;
import systole.engine.message.Operation;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LastWishesTest {
    private static final AgentSettings AGENTS =
            AgentSettings.usual("/opt/ocf", Map.of("HA_RSCTMP", "/run/it's here"));

    private final List<String> scripts = new ArrayList<>();
    private final LastWishes wishes = new LastWishes(AGENTS, scripts::add);

    @Test
    void nothingIsStoppedWhereNothingRuns() {
        assertThat(scripts.getLast().lines()).allMatch(line -> line.startsWith("#"));
    }

    @Test
    void lastStartedIsStoppedFirst() {
        wishes.operationStarted(operation("address", "start"));
        wishes.operationStarted(operation("database", "start"));

        assertThat(scripts.getLast().indexOf("# database"))
                .isBetween(0, scripts.getLast().indexOf("# address"));
    }

    @Test
    void aStartThatWasOnlyBegunIsStoppedToo() {
        wishes.operationStarted(operation("address", "start"));

        assertThat(scripts.getLast())
                .contains("'/usr/lib/ocf/resource.d/heartbeat/IPaddr2' 'stop'")
                .contains("'OCF_RESKEY_ip=10.0.0.1'")
                .contains("timeout -k 5 20");
    }

    @Test
    void aStopGetsTheTimeThatTheCibGrants() throws XmlException {
        Cib cib =
                Cib.parse(
                        "cib",
                        """
                        <cib><configuration><crm_config/><nodes/><resources>
                          <primitive id="address" class="ocf" provider="heartbeat" type="IPaddr2">
                            <operations><op id="o" name="stop" interval="0" timeout="300s"/></operations>
                          </primitive>
                        </resources><constraints/></configuration><status/></cib>
                        """);
        wishes.cibChanged(cib, cib);
        finished("address", "monitor", 0);

        assertThat(scripts.getLast()).contains("timeout -k 5 300");
    }

    @Test
    void whatWasStoppedIsForgottenAndWhatFailedToStopIsNot() {
        wishes.operationStarted(operation("address", "start"));
        finished("address", "stop", 1);
        assertThat(scripts.getLast()).contains("# address");

        finished("address", "stop", 0);
        assertThat(scripts.getLast()).doesNotContain("# address");
    }

    @Test
    void whatIsFoundRunningIsStoppedToo() {
        finished("address", "monitor", 7);
        assertThat(scripts.getLast()).doesNotContain("# address");

        finished("address", "monitor", 0);
        assertThat(scripts.getLast()).contains("# address");
    }

    @Test
    void valuesCannotLeaveTheirQuotes() {
        wishes.operationStarted(operation("address", "start"));

        assertThat(scripts.getLast()).contains("'HA_RSCTMP=/run/it'\\''s here'");
    }

    private void finished(String resource, String name, int exitCode) {
        Operation operation = operation(resource, name);
        wishes.operationFinished(operation, entry(operation, exitCode), "", "", Duration.ZERO);
    }

    private static HistoryEntry entry(Operation operation, int exitCode) {
        return new HistoryEntry(
                operation.key(),
                operation.name(),
                operation.interval(),
                1,
                exitCode,
                HistoryEntry.Status.DONE,
                0,
                operation.transitionKey(),
                "",
                Optional.empty());
    }

    private static Operation operation(String resource, String name) {
        return new Operation(
                new ResourceId(resource),
                new AgentName("ocf", "heartbeat", "IPaddr2"),
                name,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(20),
                Map.of("ip", "10.0.0.1"),
                0,
                "1:1:0:key");
    }
}
