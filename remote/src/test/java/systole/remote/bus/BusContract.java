package systole.remote.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static systole.remote.bus.Station.ALPHA;
import static systole.remote.bus.Station.BETA;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;
import systole.remote.bus.Station.Connected;
import systole.remote.bus.Station.Disconnected;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What every bus promises. */
abstract class BusContract {
    private final List<Station> stations = new ArrayList<>();

    /** An open bus of that node, in that start. */
    abstract Station station(Start start);

    /** Tells both where the other one is. */
    abstract void introduce(Station one, Station other);

    /** Which start of which node. */
    record Start(NodeName node, long generation) {}

    @AfterEach
    void closeAll() {
        stations.forEach(Station::close);
    }

    final Station start(NodeName node, long generation) {
        Station station = station(new Start(node, generation));
        stations.add(station);
        return station;
    }

    @Test
    void messagesArriveInOrderBothWays() throws Exception {
        Station alpha = start(ALPHA, 1);
        Station beta = start(BETA, 1);
        introduce(alpha, beta);

        for (int i = 0; i < 2000; i++) {
            alpha.say(BETA, "a" + i);
            beta.say(ALPHA, "b" + i);
        }

        for (int i = 0; i < 2000; i++) {
            assertThat(beta.hear()).isEqualTo("a" + i);
            assertThat(alpha.hear()).isEqualTo("b" + i);
        }
    }

    @Test
    void whatIsSentBeforeAPeerIsReachedWaitsForIt() throws Exception {
        Station alpha = start(ALPHA, 1);
        alpha.say(BETA, "early");

        Station beta = start(BETA, 1);
        introduce(alpha, beta);

        assertThat(beta.hear()).isEqualTo("early");
    }

    @Test
    void connectionsAreTold() throws Exception {
        Station alpha = start(ALPHA, 1);
        Station beta = start(BETA, 1);
        introduce(alpha, beta);

        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        assertThat(beta.hearNews()).isEqualTo(new Connected(ALPHA));

        beta.close();

        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
    }

    @Test
    void messagesOfAnySizeArriveWhole() throws Exception {
        Station alpha = start(ALPHA, 1);
        Station beta = start(BETA, 1);
        introduce(alpha, beta);
        byte[] large = new byte[20_000_000];
        new Random(1).nextBytes(large);

        beta.bus.send(ALPHA, new byte[0]);
        beta.bus.send(ALPHA, large);
        beta.bus.send(ALPHA, new byte[Frame.CHUNK]);

        assertThat(alpha.hearBytes()).isEmpty();
        assertThat(alpha.hearBytes()).isEqualTo(large);
        assertThat(alpha.hearBytes()).hasSize(Frame.CHUNK);
    }

    @Test
    void forgottenMessagesAreGoneAndLaterOnesGo() throws Exception {
        Station alpha = start(ALPHA, 1);
        alpha.say(BETA, "forgotten");
        alpha.bus.forget(BETA);
        alpha.say(BETA, "later");

        Station beta = start(BETA, 1);
        introduce(alpha, beta);

        assertThat(beta.hear()).isEqualTo("later");
    }

    @Test
    void aNewStartHearsNothingMeantForTheFormerOne() throws Exception {
        Station alpha = start(ALPHA, 1);
        Station beta = start(BETA, 1);
        introduce(alpha, beta);
        alpha.say(BETA, "first");
        assertThat(beta.hear()).isEqualTo("first");
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        beta.close();
        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        alpha.say(BETA, "for the former start");

        Station again = start(BETA, 2);
        introduce(alpha, again);
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        alpha.say(BETA, "for the new start");
        again.say(ALPHA, "hello again");

        assertThat(again.hear()).isEqualTo("for the new start");
        assertThat(alpha.hear()).isEqualTo("hello again");
    }

    @Test
    void afterForgettingWhatWaitsIsForTheNextStart() throws Exception {
        Station alpha = start(ALPHA, 1);
        Station beta = start(BETA, 1);
        introduce(alpha, beta);
        alpha.say(BETA, "first");
        assertThat(beta.hear()).isEqualTo("first");
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        beta.close();
        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        alpha.say(BETA, "for the former start");
        alpha.bus.forget(BETA);
        alpha.say(BETA, "for the next start");

        Station again = start(BETA, 2);
        introduce(alpha, again);

        assertThat(again.hear()).isEqualTo("for the next start");
    }

    @Test
    void nothingIsDeliveredAfterTheEnd() throws Exception {
        Station alpha = start(ALPHA, 1);
        Station beta = start(BETA, 1);
        introduce(alpha, beta);
        assertThat(alpha.hearNews()).isEqualTo(new Connected(BETA));
        beta.close();

        alpha.say(BETA, "too late");
        beta.say(ALPHA, "from nobody");

        assertThat(alpha.hearNews()).isEqualTo(new Disconnected(BETA));
        assertThat(alpha.messages).isEmpty();
        assertThat(beta.messages).isEmpty();
    }

    @Test
    void aNodeDoesNotSendToItselfNorMoreThanTheLimit() {
        Station alpha = start(ALPHA, 1);

        assertThatThrownBy(() -> alpha.say(ALPHA, "me"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> alpha.bus.send(BETA, new byte[BusLimits.USUAL.messageBytes() + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above the limit");
    }
}
