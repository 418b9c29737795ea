package systole.engine.membership.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counting without a line per datagram. */
class RejectionsTest {
    private final List<LinkEvent> told = new ArrayList<>();
    private final Rejections rejections = new Rejections(told::add);

    @Test
    void firstIsToldAtOnceAndTheRestOnceAMinute() {
        long second = Duration.ofSeconds(1).toNanos();
        for (int i = 0; i < 10_000; i++) {
            rejections.count(Rejection.FORGED, "10.0.0.9:" + i, i / 100 * second);
        }

        assertThat(told)
                .containsExactly(
                        new LinkEvent.Dropped(Rejection.FORGED, 1, "10.0.0.9:0"),
                        new LinkEvent.Dropped(Rejection.FORGED, 6000, "10.0.0.9:6000"));
        assertThat(rejections.counts()).isEqualTo(Map.of(Rejection.FORGED, 10_000L));
    }

    @Test
    void eachReasonIsToldForItself() {
        rejections.count(Rejection.FORGED, "a", 0);
        rejections.count(Rejection.REPEATED, "b", 0);

        assertThat(told)
                .extracting(LinkEvent::text)
                .containsExactly(
                        "1 datagram with a wrong signature dropped, the last from a",
                        "1 datagram that had come before over the same link dropped,"
                                + " the last from b");
    }

    @Test
    void whatIsUsualIsCountedAndNotTold() {
        rejections.count(Rejection.OWN, "a", 0);
        rejections.count(Rejection.NOT_FOR_US, "a", 0);

        assertThat(told).isEmpty();
        assertThat(rejections.counts())
                .isEqualTo(Map.of(Rejection.OWN, 1L, Rejection.NOT_FOR_US, 1L));
    }
}
