package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import systole.remote.bus.Frame.Data;
import systole.remote.bus.Frame.Piece;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What goes out, and what comes in, without a network. */
final class QueuesTest {
    private static final BusLimits LIMITS = new BusLimits(1 << 20, 1000, 1 << 20);

    private final Outgoing outgoing = new Outgoing(LIMITS);
    private final Incoming incoming = new Incoming(LIMITS.messageBytes());

    @Test
    void whatIsNotAcknowledgedIsSentAgain() throws Exception {
        outgoing.resume(1, 0);
        incoming.resume(1);
        outgoing.add(new byte[] {1});
        outgoing.add(new byte[] {2});
        outgoing.add(new byte[] {3});
        assertThat(carry()).containsExactly(1);
        carryButLose();

        outgoing.resume(1, incoming.next());

        assertThat(carry()).containsExactly(2);
        assertThat(carry()).containsExactly(3);
        assertThat(outgoing.isPending()).isTrue();
        assertThat(outgoing.acknowledge(incoming.next())).isTrue();
        assertThat(outgoing.isPending()).isFalse();
        assertThat(outgoing.acknowledge(incoming.next())).as("no news").isFalse();
    }

    @Test
    void whatComesAgainIsIgnored() throws Exception {
        Data one = new Data(0, 0, piece(1, true, true));

        assertThat(incoming.take(one)).containsExactly(1);
        assertThat(incoming.take(one)).isNull();
    }

    @Test
    void aForgottenHalfOfAMessageIsDroppedByTheOtherSide() throws Exception {
        outgoing.resume(1, 0);
        incoming.resume(1);
        outgoing.add(new byte[Frame.CHUNK + 1]);
        assertThat(carry()).isNull();

        outgoing.forget();
        outgoing.add(new byte[] {7});

        assertThat(carry()).containsExactly(7);
    }

    @Test
    void aMessageWithoutItsBeginningIsRefused() {
        assertThatThrownBy(() -> incoming.take(new Data(0, 0, piece(1, false, true))))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void aMessageWithAHoleIsRefused() throws Exception {
        incoming.take(new Data(0, 0, piece(1, true, false)));

        assertThatThrownBy(() -> incoming.take(new Data(2, 0, piece(1, false, true))))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void roomIsFreedByAcknowledgements() throws Exception {
        outgoing.resume(1, 0);
        incoming.resume(1);
        byte[] half = new byte[LIMITS.queuedBytes() / 2];
        for (int i = 0; i < 20; i++) {
            assertThat(outgoing.add(half)).as("message %d", i).isFalse();
            while (carry() == null) {
                outgoing.acknowledge(incoming.next());
            }
            outgoing.acknowledge(incoming.next());
        }
    }

    /** Any mixture of sending, losing, reconnecting and acknowledging delivers all, once. */
    @Test
    void anyCourseOfConnectionsDeliversEverythingOnce() throws Exception {
        Random random = new Random(42);
        List<Integer> arrived = new ArrayList<>();
        outgoing.resume(1, 0);
        incoming.resume(1);
        int added = 0;
        while (arrived.size() < 500) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    if (added < 500) {
                        byte[] message = new byte[1 + random.nextInt(Frame.CHUNK * 2)];
                        message[0] = (byte) added++;
                        assertThat(outgoing.add(message)).isFalse();
                    }
                }
                case 1, 2, 3 -> {
                    byte[] message = carry();
                    if (message != null) {
                        arrived.add((int) message[0]);
                    }
                    outgoing.acknowledge(incoming.next());
                }
                default -> {
                    carryButLose();
                    outgoing.resume(1, incoming.next());
                }
            }
        }

        for (int i = 0; i < arrived.size(); i++) {
            assertThat(arrived.get(i)).isEqualTo((byte) i);
        }
    }

    private byte @Nullable [] carry() throws ProtocolException {
        Data data = outgoing.next(1, 0);
        return data == null ? null : incoming.take(data);
    }

    private void carryButLose() {
        outgoing.next(1, 0);
    }

    private static Piece piece(int content, boolean first, boolean last) {
        return new Piece(new byte[] {(byte) content}, 0, 1, first, last);
    }
}
