package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The instruments themselves: an address moved by hand, well and badly. */
@InLab
@Timeout(120)
class LabTest {
    private static final NodeName ONE = NodeName.of("sy1");
    private static final NodeName TWO = NodeName.of("sy2");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Lab lab;
    private AddressWatch watch;
    private Probe probe;

    @BeforeEach
    void up() {
        lab = Lab.up(2, 1);
        watch = new AddressWatch(lab, Setup.ADDRESS);
        probe = new Probe(lab, Setup.ADDRESS);
        awaitWatch();
    }

    /** The kernel tells nothing of what happened before it was asked. */
    private void awaitWatch() {
        Patience.await(
                "the watch to see the address",
                PATIENCE,
                () -> {
                    address(TWO, "add");
                    address(TWO, "del");
                    return watch.holdings().lostSince(TWO, Instant.EPOCH).isPresent();
                });
        Patience.pause(Duration.ofMillis(300));
    }

    @AfterEach
    void down() {
        probe.close();
        watch.close();
        lab.close();
    }

    private void address(NodeName host, String verb) {
        lab.exec(host, List.of("ip", "address", verb, Setup.ADDRESS + "/24", "dev", "eth0"));
    }

    private void announce(NodeName host) {
        lab.exec(
                host,
                List.of(
                        "arping",
                        "-q",
                        "-U",
                        "-c",
                        "1",
                        "-i",
                        "eth0",
                        "-S",
                        Setup.ADDRESS,
                        Setup.ADDRESS));
    }

    @Test
    void powerOffIsSeenAsSilenceAndMove() {
        address(ONE, "add");
        probe.awaitFirst(PATIENCE);
        Instant begun = Instant.now();

        lab.powerOff(ONE);
        watch.holdings().lost(ONE, begun);
        Patience.pause(Duration.ofMillis(300));
        address(TWO, "add");
        announce(TWO);

        assertThat(probe.awaitMove(begun, PATIENCE).to()).isEqualTo(TWO);
        assertThat(probe.outageSince(begun)).isBetween(Duration.ofMillis(300), PATIENCE);
        assertThat(watch.holdings().holders()).containsExactly(TWO);
        assertThat(watch.holdings().overlapsSince(begun, Instant.now())).isEmpty();
    }

    @Test
    void anAddressOnTwoHostsIsSeenAsOverlap() {
        Instant begun = Instant.now();

        address(ONE, "add");
        address(TWO, "add");
        Patience.await("both to have it", PATIENCE, () -> watch.holdings().holders().size() == 2);
        address(ONE, "del");
        Patience.await("one to have it", PATIENCE, () -> watch.holdings().holders().size() == 1);

        assertThat(watch.holdings().overlapsSince(begun, Instant.now())).hasSize(1);
    }

    @Test
    void linkDownLeavesTheAddressWhereItIs() {
        address(ONE, "add");
        probe.awaitFirst(PATIENCE);
        Instant begun = Instant.now();

        lab.linkDown(ONE, 0);
        Patience.pause(Duration.ofMillis(200));

        assertThat(watch.holdings().holders()).containsExactly(ONE);

        lab.heal();
        Patience.await(
                "the client to reach it again", PATIENCE, () -> !probe.outageSince(begun).isZero());
    }
}
