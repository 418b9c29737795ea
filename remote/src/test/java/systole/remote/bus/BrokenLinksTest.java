package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.remote.bus.Station.ALPHA;
import static systole.remote.bus.Station.BETA;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.remote.bus.Station.Connected;
import systole.remote.bus.Station.Disconnected;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Links break, stall and come back; messages arrive all the same, in order and once each. */
final class BrokenLinksTest {
    private final Station alpha = new Station(ALPHA);
    private final Station beta = new Station(BETA);
    private Link first;
    private Link second;

    @BeforeEach
    void connectOverTwoLinks() throws Exception {
        alpha.open();
        beta.open();
        first = new Link(beta.address());
        second = new Link(beta.address());
        beta.knows(ALPHA, alpha.address());
        alpha.knows(BETA, first.address(), second.address());
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        assertThat(beta.hearNews()).isEqualTo(new Connected(ALPHA));
    }

    @AfterEach
    void closeAll() {
        first.close();
        second.close();
        alpha.close();
        beta.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void messagesArriveOnceAndInOrderHoweverOftenLinksBreak(long seed) throws Exception {
        Random random = new Random(seed);
        int count = 600;
        int cuts = 0;
        int heard = 0;
        for (int sent = 0; sent < count; sent++) {
            alpha.bus.send(BETA, numbered(sent, random.nextInt(100_000)));
            beta.bus.send(ALPHA, numbered(sent, random.nextInt(2_000)));
            if (random.nextInt(60) == 0) {
                cuts++;
                breakSomewhere(random);
                for (; heard < sent; heard++) {
                    assertNumbered(beta.hearBytes(), heard);
                }
            }
        }

        for (; heard < count; heard++) {
            assertNumbered(beta.hearBytes(), heard);
        }
        for (int i = 0; i < count; i++) {
            assertNumbered(alpha.hearBytes(), i);
        }
        assertThat(cuts).as("the test must break something").isPositive();
        assertThat(alpha.messages).isEmpty();
        assertThat(beta.messages).isEmpty();
    }

    @Test
    void aStalledLinkIsReplacedByTheNext() throws Exception {
        first.stall();

        alpha.say(BETA, "over the second link");

        assertThat(beta.hear()).isEqualTo("over the second link");
        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
    }

    @Test
    void aLinkThatStallsWhileTheWriterIsBusyIsReplacedToo() throws Exception {
        byte[] large = new byte[20_000_000];
        new Random(4).nextBytes(large);
        first.stall();

        alpha.bus.send(BETA, large);
        beta.bus.send(ALPHA, large);

        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        assertThat(beta.hearBytes()).isEqualTo(large);
        assertThat(alpha.hearBytes()).isEqualTo(large);
    }

    @Test
    void theListeningSideNoticesAStallToo() throws Exception {
        first.stall();

        beta.say(ALPHA, "anybody there");
        assertThat(beta.hearNews()).isEqualTo(new Disconnected(ALPHA));
        alpha.knows(BETA, second.address());

        assertThat(alpha.hear()).isEqualTo("anybody there");
    }

    @Test
    void anAddressThatLeavesTheBookIsLeftAtOnce() throws Exception {
        first.stall();

        alpha.knows(BETA, second.address());

        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        beta.say(ALPHA, "moved");
        assertThat(alpha.hear()).isEqualTo("moved");
    }

    @Test
    void anAddressThatStaysInTheBookIsKept() throws Exception {
        alpha.knows(BETA, second.address(), first.address());

        alpha.say(BETA, "still here");

        assertThat(beta.hear()).isEqualTo("still here");
        assertThat(alpha.news).isEmpty();
    }

    @Test
    void aLargeMessageGoesOnWhereItWasInterrupted() throws Exception {
        byte[] large = new byte[5_000_000];
        new Random(3).nextBytes(large);
        first.cutAfter(3_000_000);
        second.cutAfter(3_000_000);

        alpha.bus.send(BETA, large);

        assertThat(beta.hearBytes()).isEqualTo(large);
        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        assertThat(beta.messages).isEmpty();
    }

    @Test
    void aLinkThatDiesIsFoundThoughNobodySpeaks() throws Exception {
        Duration little = Duration.ofMillis(300);
        try (Station quiet = new Station(ALPHA, 2, little, Station.KEYS, BusLimits.USUAL).open();
                Link link = new Link(beta.address())) {
            quiet.knows(BETA, link.address());
            assertThat(quiet.hearNews()).isEqualTo(new Connected(BETA));

            link.stall();

            assertThat(quiet.hearNews()).isEqualTo(new Disconnected(BETA));
            link.mend();
            assertThat(quiet.hearNews()).isEqualTo(new Connected(BETA));
        }
    }

    @Test
    void aFormerStartIsNotListenedTo() throws Exception {
        try (Station later = new Station(ALPHA, 2, Station.KEYS, BusLimits.USUAL).open()) {
            later.knows(BETA, beta.address());
            assertThat(later.hearNews()).isEqualTo(new Connected(BETA));

            alpha.say(BETA, "from the grave");
            later.say(BETA, "alive");

            assertThat(beta.hear()).isEqualTo("alive");
            assertThat(beta.hearRefused()).isEqualTo("a former start of alpha");
        }
    }

    @Test
    void whoIsNoPeerAnyMoreIsLeft() throws Exception {
        beta.addresses.remove(ALPHA);

        beta.bus.reconsider(ALPHA);

        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        assertThat(beta.hearRefused()).isEqualTo("alpha is not a node of this cluster");
    }

    /** Cuts now, or in the middle of what follows; either link may be the better one next. */
    private void breakSomewhere(Random random) {
        alpha.addresses.put(
                BETA,
                random.nextBoolean()
                        ? List.of(first.address(), second.address())
                        : List.of(second.address(), first.address()));
        if (random.nextBoolean()) {
            first.cut();
            second.cut();
        } else {
            first.cutAfter(random.nextInt(200_000));
            second.cutAfter(random.nextInt(200_000));
        }
    }

    private static byte[] numbered(int number, int length) {
        byte[] bytes = new byte[4 + length];
        Arrays.fill(bytes, (byte) number);
        bytes[0] = (byte) (number >> 8);
        bytes[1] = (byte) number;
        return bytes;
    }

    private static void assertNumbered(byte[] bytes, int number) {
        assertThat(bytes[0] << 8 | bytes[1] & 0xff).as("number of the message").isEqualTo(number);
    }
}
