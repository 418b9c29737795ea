package systole.engine.membership.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import systole.engine.port.Wire;
import systole.model.node.NodeName;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What is let in, and why the rest is not. */
class IncomingTest {
    private static final NodeName ANNA = NodeName.of("anna");
    private static final NodeName BERTA = NodeName.of("berta");
    private static final NodeName CLARA = NodeName.of("clara");
    private static final LinkKey OLD = key(1, KeyMethod.SHA1, "old secret");
    private static final LinkKey NEW = key(2, KeyMethod.SHA256, "new secret");
    private static final byte[] PAYLOAD = "beat".getBytes(StandardCharsets.UTF_8);

    private final Incoming anna = incoming(LinkKeys.of(NEW));
    private final Outgoing berta = outgoing("lab", BERTA, 7, NEW);

    @ParameterizedTest
    @EnumSource(KeyMethod.class)
    void sealedIsOpenedByWhoHasTheKey(KeyMethod method) {
        LinkKey key = key(3, method, method == KeyMethod.CRC32 ? "" : "secret");
        byte[] bytes = outgoing("lab", BERTA, 7, key).seal(Optional.empty(), PAYLOAD);

        Opened opened = open(incoming(LinkKeys.of(key)), bytes);

        assertThat(opened).isInstanceOf(Datagram.class);
        var datagram = (Datagram) opened;
        assertThat(datagram.sender()).isEqualTo(BERTA);
        assertThat(datagram.generation()).isEqualTo(7);
        assertThat(datagram.payload()).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @EnumSource(KeyMethod.class)
    void noFlippedBitGetsThroughOrLeavesATrace(KeyMethod method) {
        LinkKey key = key(3, method, method == KeyMethod.CRC32 ? "" : "secret");
        byte[] bytes = outgoing("lab", BERTA, 7, key).seal(Optional.of(ANNA), PAYLOAD);
        Incoming incoming = incoming(LinkKeys.of(key));

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(open(incoming, flipped)).as("bit " + bit).isInstanceOf(Rejection.class);
        }

        assertThat(open(incoming, bytes)).isInstanceOf(Datagram.class);
    }

    @Test
    void nothingTruncatedOrExtendedGetsThrough() {
        byte[] bytes = berta.seal(Optional.empty(), PAYLOAD);

        for (int length = 0; length < bytes.length + 40; length++) {
            if (length != bytes.length) {
                byte[] other = Arrays.copyOf(bytes, length);
                assertThat(open(anna, other)).as(length + " bytes").isInstanceOf(Rejection.class);
            }
        }

        assertThat(open(anna, bytes)).isInstanceOf(Datagram.class);
    }

    @Test
    void wrongKeyOfTheSameNumberIsForged() {
        LinkKey wrong = key(NEW.number(), NEW.method(), "guessed");

        assertThat(open(anna, outgoing("lab", BERTA, 7, wrong).seal(Optional.empty(), PAYLOAD)))
                .isEqualTo(Rejection.FORGED);
    }

    @Test
    void everyListedKeyIsAcceptedSoThatKeysCanBeChangedNodeByNode() {
        Outgoing stillOld = outgoing("lab", BERTA, 7, OLD);
        Incoming both = incoming(new LinkKeys(NEW, List.of(OLD, NEW)));

        assertThat(open(both, stillOld.seal(Optional.empty(), PAYLOAD)))
                .isInstanceOf(Datagram.class);
        stillOld.rekey(LinkKeys.of(NEW));
        assertThat(open(both, stillOld.seal(Optional.empty(), PAYLOAD)))
                .isInstanceOf(Datagram.class);
        both.rekey(LinkKeys.of(OLD));
        assertThat(open(both, stillOld.seal(Optional.empty(), PAYLOAD)))
                .isEqualTo(Rejection.UNKNOWN_KEY);
    }

    @Test
    void whatIsNotMeantForThisNodeIsNamed() {
        assertThat(open(anna, outgoing("prod", BERTA, 7, NEW).seal(Optional.empty(), PAYLOAD)))
                .isEqualTo(Rejection.OTHER_CLUSTER);
        assertThat(open(anna, outgoing("lab", BERTA, 7, OLD).seal(Optional.empty(), PAYLOAD)))
                .isEqualTo(Rejection.UNKNOWN_KEY);
        assertThat(
                        open(
                                anna,
                                outgoing("lab", NodeName.of("eve"), 7, NEW)
                                        .seal(Optional.empty(), PAYLOAD)))
                .isEqualTo(Rejection.UNKNOWN_SENDER);
        assertThat(open(anna, berta.seal(Optional.of(CLARA), PAYLOAD)))
                .isEqualTo(Rejection.NOT_FOR_US);
        assertThat(open(anna, outgoing("lab", ANNA, 5, NEW).seal(Optional.empty(), PAYLOAD)))
                .isEqualTo(Rejection.OWN);
        assertThat(open(anna, outgoing("lab", ANNA, 4, NEW).seal(Optional.empty(), PAYLOAD)))
                .isEqualTo(Rejection.NAMESAKE);
        assertThat(
                        open(
                                anna,
                                "GET / HTTP/1.1\r\nHost: somewhere.example\r\n\r\n"
                                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Rejection.FOREIGN);
    }

    @Test
    void otherVersionIsNamedEvenIfTheRestDiffers() {
        byte[] bytes = berta.seal(Optional.empty(), PAYLOAD);
        bytes[4] = 9;

        assertThat(open(anna, bytes)).isEqualTo(Rejection.VERSION);
    }

    @Test
    void repeatedOverTheSameLinkIsDroppedAndOverAnotherWelcome() {
        byte[] bytes = berta.seal(Optional.empty(), PAYLOAD);

        assertThat(anna.open(bytes, bytes.length, 0)).isInstanceOf(Datagram.class);
        assertThat(anna.open(bytes, bytes.length, 0)).isEqualTo(Rejection.REPEATED);
        assertThat(anna.open(bytes, bytes.length, 1)).isInstanceOf(Datagram.class);
        assertThat(anna.open(bytes, bytes.length, 1)).isEqualTo(Rejection.REPEATED);
    }

    @Test
    void formerStartIsDroppedOverEveryLinkOnceANewOneIsKnown() {
        byte[] former = berta.seal(Optional.empty(), PAYLOAD);
        byte[] present = outgoing("lab", BERTA, 8, NEW).seal(Optional.empty(), PAYLOAD);

        assertThat(anna.open(present, present.length, 0)).isInstanceOf(Datagram.class);
        assertThat(anna.open(former, former.length, 0)).isEqualTo(Rejection.FORMER_START);
        assertThat(anna.open(former, former.length, 1)).isEqualTo(Rejection.FORMER_START);
        assertThat(anna.open(present, present.length, 1)).isInstanceOf(Datagram.class);
    }

    @Test
    void forgedNewStartDoesNotEndThePresentOne() {
        LinkKey wrong = key(NEW.number(), NEW.method(), "guessed");
        byte[] forged = outgoing("lab", BERTA, 99, wrong).seal(Optional.empty(), PAYLOAD);

        assertThat(open(anna, forged)).isEqualTo(Rejection.FORGED);
        assertThat(open(anna, berta.seal(Optional.empty(), PAYLOAD))).isInstanceOf(Datagram.class);
    }

    @Test
    void forgedSequenceDoesNotUseUpTheAuthenticOne() {
        byte[] bytes = berta.seal(Optional.empty(), PAYLOAD);
        byte[] forged = bytes.clone();
        forged[forged.length - 1] ^= 1;

        assertThat(open(anna, forged)).isEqualTo(Rejection.FORGED);
        assertThat(open(anna, bytes)).isInstanceOf(Datagram.class);
    }

    @Test
    void largestPayloadFitsAndALargerOneIsRefused() {
        byte[] bytes = berta.seal(Optional.of(ANNA), new byte[Wire.LARGEST]);

        assertThat(open(anna, bytes)).isInstanceOf(Datagram.class);
        assertThatThrownBy(() -> berta.seal(Optional.empty(), new byte[Wire.LARGEST + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyBytesAreOpenedOrDropped() {
        var random = new Random(20_260_101);
        byte[] authentic = berta.seal(Optional.of(ANNA), PAYLOAD);

        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            // The longer the authentic beginning, the deeper it gets.
            int kept = random.nextInt(Math.min(bytes.length, authentic.length) + 1);
            System.arraycopy(authentic, 0, bytes, 0, kept);
            if (!Arrays.equals(bytes, authentic)) {
                assertThat(open(anna, bytes)).isInstanceOf(Rejection.class);
            }
        }

        assertThat(open(anna, authentic)).isInstanceOf(Datagram.class);
    }

    private static Opened open(Incoming incoming, byte[] bytes) {
        return incoming.open(bytes, bytes.length, 0);
    }

    private static Incoming incoming(LinkKeys keys) {
        return new Incoming(new Origin("lab", ANNA, 5), List.of(ANNA, BERTA, CLARA), 2, keys);
    }

    private static Outgoing outgoing(String cluster, NodeName node, long generation, LinkKey key) {
        return new Outgoing(new Origin(cluster, node, generation), LinkKeys.of(key));
    }

    private static LinkKey key(int number, KeyMethod method, String secret) {
        return new LinkKey(number, method, secret.getBytes(StandardCharsets.UTF_8));
    }
}
