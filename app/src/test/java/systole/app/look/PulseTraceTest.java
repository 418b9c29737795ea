package systole.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PulseTraceTest {
    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final double WIDTH = 219;
    private static final double BASE = 12;

    @Test
    void withoutBeatsTheLineIsFlat() {
        var trace = PulseTrace.of(List.of(), SPAN, WIDTH, BASE);

        assertThat(trace.fresh()).containsExactly(0d, BASE, WIDTH, BASE);
        assertThat(trace.head()).isNegative();
    }

    @Test
    void everyBeatOfTheSweepIsOnePeak() {
        var trace = PulseTrace.of(beats(200, 400, 600, 800), SPAN, WIDTH, BASE);

        assertThat(peaks(trace.fresh())).hasSize(4);
        assertThat(trace.head()).isEqualTo(179);
    }

    @Test
    void aLateBeatLeavesALongerGap() {
        var peaks = peaks(PulseTrace.of(beats(200, 400, 900), SPAN, WIDTH, BASE).fresh());

        assertThat(peaks.get(1) - peaks.get(0)).isEqualTo(40);
        assertThat(peaks.get(2) - peaks.get(1)).isEqualTo(100);
    }

    @Test
    void beatsOfTheSweepBeforeAreFadedRightOfTheHead() {
        var trace = PulseTrace.of(beats(600, 800, 1000, 1200), SPAN, WIDTH, BASE);

        assertThat(trace.head()).isEqualTo(59);
        assertThat(peaks(trace.faded())).hasSize(2).allMatch(x -> x > trace.head());
    }

    @Test
    void beatsOlderThanASweepAreNotDrawn() {
        var trace = PulseTrace.of(beats(100, 5_500), SPAN, WIDTH, BASE);

        assertThat(peaks(trace.fresh())).hasSize(1);
        assertThat(peaks(trace.faded())).isEmpty();
    }

    @Test
    void theLineNeverRunsBackNorOutside() {
        var many = IntStream.range(0, 100).map(i -> 37 * i).toArray();
        var trace = PulseTrace.of(beats(many), SPAN, WIDTH, BASE);

        assertThat(xs(trace.fresh())).isSorted().allMatch(x -> x >= 0 && x <= trace.head());
        assertThat(xs(trace.faded())).isSorted().allMatch(x -> x >= trace.head() && x <= WIDTH);
    }

    private static List<Instant> beats(int... millis) {
        return IntStream.of(millis).mapToObj(Instant.EPOCH::plusMillis).toList();
    }

    private static List<Double> xs(List<Double> points) {
        return Stream.iterate(0, i -> i < points.size(), i -> i + 2).map(points::get).toList();
    }

    private static List<Double> peaks(List<Double> points) {
        return IntStream.range(0, points.size())
                .filter(i -> i % 2 == 1 && points.get(i) == BASE - 9)
                .mapToObj(i -> points.get(i - 1))
                .toList();
    }
}
