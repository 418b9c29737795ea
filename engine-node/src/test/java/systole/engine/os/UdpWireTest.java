package systole.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import systole.engine.membership.link.KeyMethod;
import systole.engine.membership.link.LinkEvent;
import systole.engine.membership.link.LinkKey;
import systole.engine.membership.link.LinkKeys;
import systole.engine.membership.link.LinkSpec;
import systole.engine.membership.link.PingNode;
import systole.engine.membership.link.Rejection;
import systole.engine.port.Stage;
import systole.engine.port.Wire;
import systole.engine.port.WireContract;
import systole.model.node.NodeName;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real datagrams on the loopback interface, authentic ones and others. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class UdpWireTest extends WireContract {
    private static final LinkKeys KEYS = LinkKeys.of(key(1, "secret"));
    private static final byte[] BEAT = "beat".getBytes(StandardCharsets.UTF_8);

    private Loopback loopback;

    @BeforeEach
    void findPorts() throws IOException {
        loopback = new Loopback(List.of(ANNA, BERTA, CLARA));
    }

    @AfterEach
    void closeLoopback() {
        loopback.close();
    }

    @Override
    protected Setting open() {
        return new Setting() {
            private final Loopback nodes = fresh();
            private final Map<NodeName, Wire> wires =
                    Map.of(
                            ANNA, nodes.wire(ANNA, KEYS),
                            BERTA, nodes.wire(BERTA, KEYS),
                            CLARA, nodes.wire(CLARA, KEYS));

            @Override
            public Stage stage(NodeName node) {
                return nodes.stage(node);
            }

            @Override
            public Wire wire(NodeName node) {
                return Objects.requireNonNull(wires.get(node));
            }

            @Override
            public void close() {
                nodes.close();
            }
        };
    }

    private static Loopback fresh() {
        try {
            return new Loopback(List.of(ANNA, BERTA, CLARA));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hearingAPeerBringsItsLinkUpAndTellsItsAddress() {
        var anna = listen(ANNA, KEYS);
        var berta = listen(BERTA, KEYS);

        untilHeard(anna, berta, BEAT);

        assertThat(berta.wire.addressesOf(ANNA))
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(loopback.events(BERTA)).contains(new LinkEvent.Up(ANNA, "lo"));
    }

    @Test
    void whatArrivesIsToldOnTheLoop() {
        var anna = listen(ANNA, KEYS);
        var berta = listen(BERTA, KEYS);

        untilHeard(anna, berta, BEAT);

        assertThat(berta.threads).containsOnly("test");
    }

    @Test
    void capturedDatagramIsDeliveredOnceHoweverOftenItIsReplayed() throws IOException {
        try (var tap = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var berta = listen(BERTA, KEYS);
            var anna =
                    new Ear(
                            ANNA,
                            loopback.wire(
                                    ANNA,
                                    KEYS,
                                    List.of(
                                            new LinkSpec.Unicast(
                                                    "lo", "127.0.0.1", tap.getLocalPort())),
                                    List.of()));
            anna.open();
            var captured = new DatagramPacket(new byte[9000], 9000);
            loopback.stage(ANNA).onLoop(() -> anna.wire.broadcast(BEAT));
            tap.setSoTimeout(30_000);
            tap.receive(captured);

            captured.setPort(loopback.port(BERTA));
            for (int i = 0; i < 20; i++) {
                tap.send(captured);
            }

            loopback.stage(BERTA).until("20 came", () -> count(berta, Rejection.REPEATED) == 19);
            loopback.stage(BERTA).until("one delivered", () -> !berta.heard.isEmpty());
            assertThat(berta.heard).containsExactly("anna beat");
            assertThat(drops(BERTA)).hasSize(1);
        }
    }

    @Test
    void garbageIsCountedAndToldOnceAndHurtsNobody() throws IOException {
        var anna = listen(ANNA, KEYS);
        var berta = listen(BERTA, KEYS);
        try (var stranger = new DatagramSocket()) {
            for (int i = 0; i < 300; i++) {
                byte[] bytes = new byte[i == 0 ? 9000 : 1 + i * 37 % 1400];
                stranger.send(
                        new DatagramPacket(
                                bytes,
                                bytes.length,
                                InetAddress.ofLiteral("127.0.0.1"),
                                loopback.port(BERTA)));
            }
        }
        untilHeard(anna, berta, BEAT);

        assertThat(count(berta, Rejection.FOREIGN) + count(berta, Rejection.SIZE)).isEqualTo(300);
        assertThat(drops(BERTA)).hasSize(2);
    }

    @Test
    void wrongKeyIsNotHeardUntilTheKeysAreChanged() {
        var anna = listen(ANNA, LinkKeys.of(key(1, "guessed")));
        var berta = listen(BERTA, KEYS);
        loopback.stage(ANNA)
                .until(
                        "refused",
                        () -> {
                            anna.wire.broadcast(BEAT);
                            return count(berta, Rejection.FORGED) > 0;
                        });
        assertThat(berta.heard).isEmpty();

        anna.wire.rekey(KEYS);
        untilHeard(anna, berta, BEAT);

        LinkKey next = key(2, "next");
        berta.wire.rekey(new LinkKeys(next, List.of(key(1, "secret"), next)));
        berta.heard.clear();
        untilHeard(anna, berta, BEAT);
        anna.wire.rekey(new LinkKeys(key(1, "secret"), List.of(key(1, "secret"), next)));
        untilHeard(berta, anna, BEAT);
    }

    @Test
    void missingInterfaceIsSaidOnceAndTheOtherLinkWorks() {
        var anna =
                new Ear(
                        ANNA,
                        loopback.wire(
                                ANNA,
                                KEYS,
                                List.of(
                                        new LinkSpec.Broadcast("nosuch0"),
                                        new LinkSpec.Unicast(
                                                "lo", "127.0.0.1", loopback.port(BERTA))),
                                List.of()));
        anna.open();
        var berta = listen(BERTA, KEYS);

        untilHeard(anna, berta, BEAT);

        assertThat(loopback.events(ANNA))
                .filteredOn(LinkEvent.Trouble.class::isInstance)
                .singleElement()
                .extracting(LinkEvent::text)
                .isEqualTo(
                        "Link nosuch0: there is no interface nosuch0; trying again every second");
    }

    @Test
    void groupOnTheLoopbackInterfaceIsHeard() {
        int port = loopback.port(CLARA);
        var group = List.<LinkSpec>of(new LinkSpec.Multicast("lo", "225.0.0.7", port, 1, true));
        var anna = new Ear(ANNA, loopback.wire(ANNA, KEYS, group, List.of()));
        var berta = new Ear(BERTA, loopback.wire(BERTA, KEYS, group, List.of()));
        anna.open();
        berta.open();

        untilHeard(anna, berta, BEAT);

        loopback.stage(ANNA).until("its own came", () -> count(anna, Rejection.OWN) > 0);
        assertThat(loopback.events(ANNA)).noneMatch(LinkEvent::warning);
    }

    @Test
    void busyLoopLosesDatagramsAndCountsThem() {
        var anna = listen(ANNA, KEYS);
        var berta = new Ear(BERTA, loopback.wire(BERTA, KEYS, _ -> false));
        berta.open();

        loopback.stage(ANNA)
                .until(
                        "counted",
                        () -> {
                            anna.wire.broadcast(BEAT);
                            return count(berta, Rejection.OVERLOAD) > 0;
                        });

        assertThat(berta.heard).isEmpty();
    }

    @Test
    void faultOfTheLinksIsOneOfTheLoop() {
        var anna = listen(ANNA, KEYS);
        var posted = new CopyOnWriteArrayList<Runnable>();
        var sound = new AtomicBoolean();
        var berta =
                new Ear(
                        BERTA,
                        loopback.wire(
                                BERTA,
                                KEYS,
                                action -> {
                                    if (!sound.getAndSet(true)) {
                                        throw new IllegalStateException("a mistake");
                                    }
                                    return posted.add(action);
                                }));
        berta.open();

        loopback.stage(ANNA)
                .until(
                        "told",
                        () -> {
                            anna.wire.broadcast(BEAT);
                            return !posted.isEmpty();
                        });

        assertThatThrownBy(posted.getFirst()::run).hasMessageContaining("a mistake");
    }

    @Test
    void pingNodeAnswersWhatItWasAsked() {
        var anna =
                new Ear(
                        ANNA,
                        loopback.wire(
                                ANNA,
                                KEYS,
                                List.of(),
                                List.of(
                                        PingNode.host("127.0.0.1"),
                                        new PingNode(
                                                "routers", List.of("192.0.2.1", "127.0.0.2")))));
        long before = System.nanoTime();

        anna.open();
        loopback.stage(ANNA)
                .until(
                        "answers, or a reason why not",
                        () -> anna.answers.size() >= 4 || !loopback.events(ANNA).isEmpty());

        if (loopback.events(ANNA).stream().anyMatch(LinkEvent.Trouble.class::isInstance)) {
            assertThat(anna.answers).isEmpty();
            return;
        }
        loopback.stage(ANNA).until("answers", () -> anna.answers.size() >= 4);
        assertThat(anna.answers.stream().map(Answer::name)).contains("127.0.0.1", "routers");
        assertThat(anna.answers)
                .allMatch(
                        answer ->
                                answer.sent() - before > 0
                                        && answer.sent() - System.nanoTime() < 0);
        assertThat(anna.wire.pings().states())
                .isEqualTo(Map.of("127.0.0.1", true, "routers", true));
    }

    private static LinkKey key(int number, String secret) {
        return new LinkKey(number, KeyMethod.SHA256, secret.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(Ear ear, Rejection reason) {
        return ear.wire.rejections().counts().getOrDefault(reason, 0L);
    }

    private List<LinkEvent> drops(NodeName node) {
        return loopback.events(node).stream().filter(LinkEvent.Dropped.class::isInstance).toList();
    }

    private Ear listen(NodeName node, LinkKeys keys) {
        var ear = new Ear(node, loopback.wire(node, keys));
        ear.open();
        return ear;
    }

    private void untilHeard(Ear sender, Ear other, byte[] payload) {
        loopback.stage(sender.node)
                .until(
                        other.node + " hears " + sender.node,
                        () -> {
                            sender.wire.broadcast(payload);
                            return other.heard.contains(
                                    sender.node
                                            + " "
                                            + new String(payload, StandardCharsets.UTF_8));
                        });
    }

    /** An answer of a ping node. */
    private record Answer(String name, long sent) {}

    /** Notes what a node hears. */
    private final class Ear implements Wire.Receiver {
        private final NodeName node;
        private final UdpWire wire;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<String> threads = new CopyOnWriteArrayList<>();
        private final List<Answer> answers = new CopyOnWriteArrayList<>();

        Ear(NodeName node, UdpWire wire) {
            this.node = node;
            this.wire = wire;
        }

        /** Returns when the wire hears. */
        void open() {
            var opened = new AtomicBoolean();
            loopback.stage(node)
                    .onLoop(
                            () -> {
                                wire.open(this);
                                opened.set(true);
                            });
            loopback.stage(node).until("open", opened::get);
        }

        @Override
        public void received(NodeName peer, byte[] payload) {
            threads.add(Thread.currentThread().getName());
            heard.add(peer + " " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void answered(String pingNode, long sent) {
            answers.add(new Answer(pingNode, sent));
        }
    }
}
