package systole.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;

import java.time.Duration;
import java.time.Instant;

class HoldingsTest {
    private static final NodeName A = NodeName.of("a");
    private static final NodeName B = NodeName.of("b");
    private static final NodeName C = NodeName.of("c");

    private final Holdings holdings = new Holdings();

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    @Test
    void handingOverIsNoOverlap() {
        holdings.gained(A, at(10));
        holdings.lost(A, at(20));
        holdings.gained(B, at(20));

        assertThat(holdings.overlapsSince(at(0), at(30))).isEmpty();
        assertThat(holdings.holders()).containsExactly(B);
        assertThat(holdings.lostSince(A, at(0))).contains(at(20));
        assertThat(holdings.gainedSince(B, at(0))).contains(at(20));
        assertThat(holdings.gainedSince(B, at(21))).isEmpty();
    }

    @Test
    void takingBeforeTheOtherLetsGoIsAnOverlap() {
        holdings.gained(A, at(10));
        holdings.gained(B, at(15));
        holdings.lost(A, at(20));

        assertThat(holdings.overlapsSince(at(0), at(30)))
                .containsExactly(new Holdings.Overlap(A, B, at(15), Duration.ofMillis(5)));
        assertThat(holdings.overlapsSince(at(18), at(30)))
                .containsExactly(new Holdings.Overlap(A, B, at(18), Duration.ofMillis(2)));
        assertThat(holdings.overlapsSince(at(20), at(30))).isEmpty();
    }

    @Test
    void whatLastsStillIsAnOverlapToo() {
        holdings.gained(A, at(10));
        holdings.gained(C, at(15));

        assertThat(holdings.overlapsSince(at(0), at(30)))
                .extracting(Holdings.Overlap::length)
                .containsExactly(Duration.ofMillis(15));
    }

    @Test
    void hearingItTwiceChangesNothing() {
        holdings.gained(A, at(10));
        holdings.gained(A, at(12));
        holdings.lost(A, at(20));
        holdings.lost(A, at(22));
        holdings.lost(B, at(22));

        assertThat(holdings.overlapsSince(at(0), at(30))).isEmpty();
        assertThat(holdings.gainedSince(A, at(0))).contains(at(10));
        assertThat(holdings.lostSince(A, at(0))).contains(at(20));
    }
}
