package systole.engine.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What every {@link Wire} keeps. Datagrams may get lost, so whoever waits for one has it sent again
 * until it comes.
 */
public abstract class WireContract {
    /** Three nodes whose wires have not been opened. */
    public interface Setting {
        /** The loop of one node; waiting on any of them lets time pass for all. */
        Stage stage(NodeName node);

        /** One node's wire, always the same. */
        Wire wire(NodeName node);

        /** Ends everything. */
        void close();
    }

    /** The first node. */
    protected static final NodeName ANNA = NodeName.of("anna");

    /** The second. */
    protected static final NodeName BERTA = NodeName.of("berta");

    /** The third. */
    protected static final NodeName CLARA = NodeName.of("clara");

    private Setting setting;

    /** A fresh setting of {@link #ANNA}, {@link #BERTA} and {@link #CLARA}. */
    protected abstract Setting open();

    @BeforeEach
    void openSetting() {
        setting = open();
    }

    @AfterEach
    void closeSetting() {
        setting.close();
    }

    @Test
    void broadcastReachesEveryPeerAndNotTheSender() {
        var anna = new Node(ANNA);
        var berta = new Node(BERTA);
        var clara = new Node(CLARA);

        anna.sendsUntil("all hear", () -> anna.wire.broadcast(text("beat")), berta, clara);
        clara.sendsUntil("anna hears", () -> clara.wire.broadcast(text("mine")), anna);

        assertThat(berta.heard).contains("anna beat");
        assertThat(clara.heard).containsOnly("anna beat");
        assertThat(anna.heard).containsOnly("clara mine");
    }

    @Test
    void whatIsSentToOneReachesNobodyElse() {
        var anna = new Node(ANNA);
        var berta = new Node(BERTA);
        var clara = new Node(CLARA);

        anna.sendsUntil("berta hears", () -> anna.wire.send(BERTA, text("for berta")), berta);
        anna.sendsUntil("clara hears", () -> anna.wire.broadcast(text("for all")), clara);
        berta.sendsUntil("anna hears", () -> berta.wire.send(ANNA, text("for anna")), anna);

        assertThat(berta.heard).contains("anna for berta");
        assertThat(clara.heard).containsOnly("anna for all");
        assertThat(anna.heard).containsOnly("berta for anna");
    }

    @Test
    void payloadsArriveAsTheyWereSent() {
        var anna = new Node(ANNA);
        var berta = new Node(BERTA);
        var random = new byte[Wire.LARGEST];
        new Random(1).nextBytes(random);

        for (byte[] payload : List.of(new byte[0], new byte[] {-1}, text("beat"), random)) {
            anna.stage.until(
                    payload.length + " bytes come as they were sent",
                    () -> {
                        anna.wire.broadcast(payload);
                        return berta.payloads.stream()
                                .anyMatch(come -> Arrays.equals(come, payload));
                    });
        }
    }

    @Test
    void sameWordsAgainAreADatagramOfTheirOwn() {
        var anna = new Node(ANNA);
        var berta = new Node(BERTA);

        anna.stage.until(
                "twice",
                () -> {
                    anna.wire.send(BERTA, text("beat"));
                    return berta.heard.size() >= 2;
                });

        assertThat(berta.heard).containsOnly("anna beat");
    }

    @Test
    void unreachablePeerIsSilence() {
        var anna = new Node(ANNA);
        var berta = new Node(BERTA);

        anna.stage.onLoop(
                () -> {
                    anna.wire.send(CLARA, text("nobody there"));
                    anna.wire.send(NodeName.of("nobody"), text("nobody anywhere"));
                });
        anna.sendsUntil("berta hears", () -> anna.wire.broadcast(text("beat")), berta);

        assertThat(berta.heard).containsOnly("anna beat");
    }

    @Test
    void closedNeitherHearsNorSpeaks() {
        var anna = new Node(ANNA);
        var berta = new Node(BERTA);
        var clara = new Node(CLARA);
        anna.sendsUntil("berta hears", () -> anna.wire.broadcast(text("before")), berta);

        berta.stage.onLoop(
                () -> {
                    berta.wire.close();
                    berta.heard.add("closed");
                    berta.wire.broadcast(text("from the dead"));
                    berta.wire.close();
                });
        berta.stage.until("closed", () -> berta.heard.contains("closed"));
        anna.sendsUntil(
                "clara hears", () -> anna.wire.broadcast(text("after")), clara, "anna after");
        clara.sendsUntil("anna hears", () -> clara.wire.broadcast(text("too")), anna);

        assertThat(berta.heard).endsWith("closed");
        assertThat(anna.heard).containsOnly("clara too");
        assertThat(clara.heard).containsOnly("anna before", "anna after");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A node that notes what it hears. */
    private final class Node implements Wire.Receiver {
        private final Stage stage;
        private final Wire wire;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<byte[]> payloads = new CopyOnWriteArrayList<>();

        Node(NodeName name) {
            stage = setting.stage(name);
            wire = setting.wire(name);
            stage.onLoop(() -> wire.open(this));
        }

        @Override
        public void received(NodeName peer, byte[] payload) {
            payloads.add(payload);
            heard.add(peer + " " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void answered(String pingNode, long sent) {
            throw new AssertionError("there are no ping nodes");
        }

        void sendsUntil(String what, Runnable sending, Node... others) {
            stage.until(
                    what,
                    () -> {
                        sending.run();
                        return List.of(others).stream().noneMatch(each -> each.heard.isEmpty());
                    });
        }

        void sendsUntil(String what, Runnable sending, Node other, String expected) {
            stage.until(
                    what,
                    () -> {
                        sending.run();
                        return other.heard.contains(expected);
                    });
        }
    }
}
