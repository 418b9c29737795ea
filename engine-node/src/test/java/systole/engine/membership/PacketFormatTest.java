package systole.engine.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import systole.engine.membership.PacketFormat.MalformedPacketException;
import systole.engine.port.Wire;
import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class PacketFormatTest {
    private static final NodeName N1 = NodeName.of("n1");
    private static final NodeName N2 = NodeName.of("knoten-zwei.örtlich");
    private static final ViewId VIEW = new ViewId(7, N2);
    private static final Proposal PROPOSAL = new Proposal(VIEW, List.of(N2, N1));
    private static final List<Packet> PACKETS =
            List.of(
                    new Beat(
                            N1,
                            3,
                            4,
                            -5,
                            Set.of(N2),
                            Map.of(N2, Long.MIN_VALUE),
                            Optional.of(VIEW),
                            true,
                            Optional.empty(),
                            Long.MAX_VALUE,
                            9,
                            true),
                    new AgreementMessage.Propose(PROPOSAL),
                    new AgreementMessage.Acknowledge(VIEW),
                    new AgreementMessage.Commit(PROPOSAL),
                    new AgreementMessage.Goodbye(12));

    @Test
    void whatIsDecodedEqualsWhatWasEncoded() throws MalformedPacketException {
        for (Packet packet : PACKETS) {
            assertThat(PacketFormat.decode(PacketFormat.encode(packet))).isEqualTo(packet);
        }
    }

    @Test
    void aBeatOfALargeClusterFitsADatagram() {
        var nodes = new ArrayList<NodeName>();
        for (int i = 0; i < 64; i++) {
            nodes.add(NodeName.of("a-rather-long-name-of-a-node-%03d.example.org".formatted(i)));
        }
        var echoes = new HashMap<NodeName, Long>();
        nodes.forEach(node -> echoes.put(node, 1L));
        var beat =
                new Beat(
                        nodes.getFirst(),
                        1,
                        1,
                        1,
                        new HashSet<>(nodes),
                        echoes,
                        Optional.of(VIEW),
                        true,
                        Optional.of(VIEW),
                        1,
                        1,
                        false);

        assertThat(PacketFormat.encode(beat).length).isLessThan(Wire.LARGEST);
    }

    @Test
    void everyPacketThatIsCutShortIsRefused() {
        for (Packet packet : PACKETS) {
            byte[] whole = PacketFormat.encode(packet);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> PacketFormat.decode(part))
                        .as("%d of %s", length, packet)
                        .isInstanceOf(MalformedPacketException.class);
            }
        }
    }

    @Test
    void moreThanAPacketIsRefused() {
        byte[] longer = Arrays.copyOf(PacketFormat.encode(PACKETS.getLast()), 20);

        assertThatThrownBy(() -> PacketFormat.decode(longer))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessageContaining("more bytes");
    }

    /** Whatever bytes come, there is a packet or the one exception, and what is read is written. */
    @Test
    void damagedBytesAreAPacketOrRefused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = PacketFormat.encode(PACKETS.get(random.nextInt(PACKETS.size())));
            for (int i = 0; i <= random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                Packet read = PacketFormat.decode(bytes);
                assertThat(PacketFormat.decode(PacketFormat.encode(read))).isEqualTo(read);
            } catch (MalformedPacketException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }
}
