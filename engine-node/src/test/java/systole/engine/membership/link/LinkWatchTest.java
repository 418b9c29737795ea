package systole.engine.membership.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Links that come and go, as a ticker of our own has it. */
class LinkWatchTest {
    private static final NodeName BERTA = NodeName.of("berta");
    private static final NodeName CLARA = NodeName.of("clara");
    private static final long MS = 1_000_000;
    private static final LinkTiming TIMING =
            new LinkTiming(
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2));

    private final List<String> told = new ArrayList<>();
    private final LinkWatch watch =
            new LinkWatch(
                    List.of(BERTA, CLARA),
                    List.of("eth0", "eth1"),
                    TIMING,
                    event -> told.add(event.text()));
    // The ticker may begin anywhere, and pass its end.
    private long now = Long.MAX_VALUE - 300 * MS;
    private long sequence;

    @Test
    void linkComesUpOnceAndDiesAfterTheDeadtime() {
        beat(BERTA, 0);
        pass(200);
        beat(BERTA, 0);
        pass(999);
        assertThat(told).containsExactly("Link berta:eth0 up.");

        pass(1);
        pass(5000);

        assertThat(told).containsExactly("Link berta:eth0 up.", "Link berta:eth0 dead.");
    }

    @Test
    void whatNeverCameUpIsNotToldToBeDead() {
        pass(60_000);

        assertThat(told).isEmpty();
    }

    @Test
    void tickTellsWhenTheNextLinkCouldDie() {
        beat(BERTA, 0);
        pass(300);
        beat(BERTA, 1);
        pass(100);

        assertThat(watch.tick(now)).isEqualTo(600 * MS);
    }

    @Test
    void oneOfTwoLinksDiesAlone() {
        for (int i = 0; i < 10; i++) {
            both(BERTA);
            pass(200);
        }
        for (int i = 0; i < 6; i++) {
            beat(BERTA, 1);
            pass(200);
        }

        assertThat(told)
                .containsExactly(
                        "Link berta:eth0 up.", "Link berta:eth1 up.", "Link berta:eth0 dead.");
        assertThat(watch.states(now))
                .filteredOn(state -> state.peer().equals(BERTA))
                .extracting(LinkState::link, LinkState::up)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("eth0", false),
                        org.assertj.core.groups.Tuple.tuple("eth1", true));
    }

    @Test
    void lateBeatIsToldWithItsInterval() {
        beat(BERTA, 0);
        pass(501);
        beat(BERTA, 0);

        assertThat(told).contains("Late heartbeat: Node berta: interval 501 ms");
    }

    @Test
    void noBeatIsLateThatCameOverAnotherLink() {
        both(BERTA);
        for (int i = 0; i < 4; i++) {
            pass(300);
            beat(BERTA, 1);
        }
        beat(BERTA, 0);

        assertThat(told).noneMatch(text -> text.startsWith("Late"));
    }

    @Test
    void overtakenBeatCountsForItsLinkOnly() {
        beat(BERTA, 0);
        pass(400);
        watch.heard(new Datagram(BERTA, 1, 0, new byte[0]), 0, from(BERTA, 0), now);
        pass(400);
        beat(BERTA, 0);

        assertThat(told).contains("Late heartbeat: Node berta: interval 800 ms");
        assertThat(told).noneMatch(text -> text.endsWith("dead."));
    }

    @Test
    void lateBeatsAreNotToldOneByOne() {
        for (int i = 0; i < 30; i++) {
            beat(BERTA, 0);
            pass(600);
        }

        assertThat(told.stream().filter(text -> text.startsWith("Late"))).hasSize(2);
    }

    @Test
    void newStartIsNotLate() {
        beat(BERTA, 0);
        pass(700);
        watch.heard(new Datagram(BERTA, 2, 0, new byte[0]), 0, from(BERTA, 0), now);

        assertThat(told).noneMatch(text -> text.startsWith("Late"));
    }

    @Test
    void addressesAreThoseHeardFromTheHealthiestFirst() {
        assertThat(watch.addressesOf(BERTA)).isEmpty();
        both(BERTA);
        assertThat(watch.addressesOf(BERTA)).containsExactly(address(0), address(1));

        pass(600);
        beat(BERTA, 1);
        assertThat(watch.addressesOf(BERTA)).containsExactly(address(0), address(1));
        pass(600);
        assertThat(watch.addressesOf(BERTA)).containsExactly(address(1), address(0));
        assertThat(watch.addressOn(BERTA, 0)).contains(from(BERTA, 0));
        assertThat(watch.addressesOf(NodeName.of("eve"))).isEmpty();
    }

    private void both(NodeName peer) {
        beat(peer, 0);
        sequence--;
        beat(peer, 1);
    }

    private void beat(NodeName peer, int link) {
        sequence++;
        watch.heard(new Datagram(peer, 1, sequence, new byte[0]), link, from(peer, link), now);
    }

    private static InetSocketAddress from(NodeName peer, int link) {
        return new InetSocketAddress(address(link), peer.equals(BERTA) ? 694 : 695);
    }

    private static InetAddress address(int link) {
        return InetAddress.ofLiteral("10.7" + link + ".0.2");
    }

    private void pass(long milliseconds) {
        now += milliseconds * MS;
        watch.tick(now);
    }
}
