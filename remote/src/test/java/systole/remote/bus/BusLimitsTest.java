package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static systole.remote.bus.Station.ALPHA;
import static systole.remote.bus.Station.BETA;
import static systole.remote.bus.Station.GAMMA;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;
import systole.remote.bus.Station.Connected;
import systole.remote.bus.Station.Overflowed;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory stays bounded, and a slow receiver delays nobody else. */
final class BusLimitsTest {
    private static final BusLimits SMALL = new BusLimits(1000, 10, 1000);

    @Test
    void tooManyMessagesAreDroppedAndTold() throws Exception {
        try (Station alpha = new Station(ALPHA, 1, Station.KEYS, SMALL).open();
                Station beta = new Station(BETA, 1, Station.KEYS, SMALL).open()) {
            for (int i = 0; i < 15; i++) {
                alpha.say(BETA, "m" + i);
            }

            assertThat(alpha.hearNews()).isEqualTo(new Overflowed(BETA));
            assertThat(alpha.news).as("told once").isEmpty();
            beta.knows(ALPHA, alpha.address());
            alpha.knows(BETA, beta.address());
            assertThat(beta.hear()).isEqualTo("m10");
        }
    }

    @Test
    void tooManyBytesAreDroppedAndTold() throws Exception {
        try (Station alpha = new Station(ALPHA, 1, Station.KEYS, SMALL).open()) {
            alpha.bus.send(BETA, new byte[600]);
            alpha.bus.send(BETA, new byte[400]);
            assertThat(alpha.news).isEmpty();

            alpha.bus.send(BETA, new byte[1]);

            assertThat(alpha.hearNews()).isEqualTo(new Overflowed(BETA));
        }
    }

    @Test
    void aPeerThatTakesSmallerMessagesEndsTheConnectionUnharmed() throws Exception {
        try (Station alpha = new Station(ALPHA, 1, Station.KEYS, BusLimits.USUAL).open();
                Station beta = new Station(BETA, 1, Station.KEYS, SMALL).open()) {
            alpha.bus.send(BETA, new byte[1001]);
            beta.knows(ALPHA, alpha.address());
            alpha.knows(BETA, beta.address());

            assertThat(beta.hearRefused()).contains("above 1000 bytes");
            alpha.bus.forget(BETA);
            alpha.say(BETA, "smaller");

            assertThat(beta.hear()).isEqualTo("smaller");
        }
    }

    @Test
    void aSlowReceiverDelaysOnlyItsOwnPeer() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        LinkedBlockingQueue<NodeName> fast = new LinkedBlockingQueue<>();
        try (Station alpha = new Station(ALPHA).open();
                Station beta = new Station(BETA).open();
                Station gamma = new Station(GAMMA)) {
            gamma.bus.open(
                    new Bus.Receiver() {
                        @Override
                        public void received(NodeName peer, byte[] message) {
                            if (peer.equals(ALPHA)) {
                                awaitQuietly(slow);
                            }
                            fast.add(peer);
                        }

                        @Override
                        public void connected(NodeName peer) {}

                        @Override
                        public void disconnected(NodeName peer) {}

                        @Override
                        public void overflowed(NodeName peer) {}
                    });
            gamma.knows(ALPHA, alpha.address());
            gamma.knows(BETA, beta.address());
            alpha.knows(GAMMA, gamma.address());
            beta.knows(GAMMA, gamma.address());
            assertThat(alpha.hearNews()).isEqualTo(new Connected(GAMMA));
            alpha.say(GAMMA, "slow");

            beta.say(GAMMA, "fast");

            assertThat(fast.poll(20, TimeUnit.SECONDS)).isEqualTo(BETA);
            slow.countDown();
            assertThat(fast.poll(20, TimeUnit.SECONDS)).isEqualTo(ALPHA);
        }
    }

    @Test
    void aReceiverThatIsSlowerThanItsSenderMissesNothing() throws Exception {
        Semaphore allowed = new Semaphore(0);
        try (Station alpha = new Station(ALPHA).open();
                Station beta =
                        new Station(BETA, 1, Station.KEYS, SMALL) {
                            @Override
                            public void received(NodeName peer, byte[] message) {
                                allowed.acquireUninterruptibly();
                                super.received(peer, message);
                            }
                        }.open()) {
            beta.knows(ALPHA, alpha.address());
            alpha.knows(BETA, beta.address());
            for (int i = 0; i < 100; i++) {
                alpha.bus.send(BETA, Arrays.copyOf(new byte[] {(byte) i}, 100));
            }

            allowed.release(100);

            for (int i = 0; i < 100; i++) {
                assertThat(beta.hearBytes()[0]).isEqualTo((byte) i);
            }
        }
    }

    @Test
    void limitsThatAllowNothingAreRefused() {
        assertThatThrownBy(() -> new BusLimits(10, 10, 11))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
