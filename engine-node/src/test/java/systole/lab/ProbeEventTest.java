package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;

class ProbeEventTest {
    @Test
    void linesOfTheProbeBecomeEvents() {
        assertThat(
                        ProbeEvent.read(
                                """
                                {"ev": "move", "t": 1795363942.605594, "src": "sy1", "dst": "sy2", "gap_ms": 160.5}
                                """))
                .contains(
                        new ProbeEvent.Move(
                                Instant.ofEpochSecond(1795363942, 605594000),
                                NodeName.of("sy1"),
                                NodeName.of("sy2")));
        assertThat(ProbeEvent.read("{\"ev\":\"gap\",\"t\":2.5,\"start\":2.3,\"ms\":200.5}"))
                .contains(
                        new ProbeEvent.Silence(
                                Instant.ofEpochMilli(2500), Duration.ofNanos(200_500_000)));
        assertThat(ProbeEvent.read("{\"ev\":\"first\",\"t\":1,\"host\":\"sy3\"}"))
                .contains(new ProbeEvent.First(Instant.ofEpochSecond(1), NodeName.of("sy3")));
    }

    @Test
    void whatTellsNothingOfTheAddressIsPassedOver() {
        assertThat(ProbeEvent.read("{\"ev\":\"start\",\"t\":1}")).isEmpty();
        assertThat(ProbeEvent.read("{\"ev\":\"summary\",\"sent\":1}")).isEmpty();
    }
}
