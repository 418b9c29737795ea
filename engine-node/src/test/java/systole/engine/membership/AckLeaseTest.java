package systole.engine.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class AckLeaseTest {
    private static final long SPAN = 600;

    private static AckLease<String> lease(int quorum) {
        return new AckLease<>(quorum, Duration.ofNanos(SPAN));
    }

    @Test
    void holdsOnlyWhileAMajorityHasAcknowledgedLately() {
        AckLease<String> lease = lease(3);

        lease.acknowledged("b", 100);
        assertThat(lease.holds(150)).isFalse();
        lease.acknowledged("c", 200);

        assertThat(lease.holds(699)).isTrue();
        assertThat(lease.holds(700)).isFalse();
    }

    @Test
    void countsFromWhatWasSentNotFromWhenItWasAcknowledged() {
        AckLease<String> lease = lease(2);

        lease.acknowledged("b", 100);

        assertThat(lease.remaining(650)).isEqualTo(50);
        assertThat(lease.remaining(750)).isEqualTo(-50);
    }

    @Test
    void anAcknowledgementThatWasOvertakenChangesNothing() {
        AckLease<String> lease = lease(2);

        lease.acknowledged("b", 500);
        lease.acknowledged("b", 100);

        assertThat(lease.remaining(600)).isEqualTo(500);
    }

    @Test
    void theSlowestOfTheMajorityDecides() {
        AckLease<String> lease = lease(3);

        lease.acknowledged("b", 100);
        lease.acknowledged("c", 400);
        lease.acknowledged("d", 300);

        assertThat(lease.remaining(500)).isEqualTo(400);
    }

    @Test
    void aClusterOfOneNeedsNobody() {
        assertThat(lease(1).holds(Long.MAX_VALUE)).isTrue();
        assertThat(lease(1).remaining(5)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aClockThatWrapsRoundIsNoTrouble() {
        AckLease<String> lease = lease(2);
        long late = Long.MAX_VALUE - 100;

        lease.acknowledged("b", late);

        assertThat(lease.holds(late + 300)).isTrue();
        assertThat(lease.holds(late + 700)).isFalse();
    }
}
