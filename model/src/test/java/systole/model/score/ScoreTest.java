package systole.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ScoreTest {

    @Test
    void neverWinsOverMustAndMustOverNumbers() {
        assertThat(Score.INFINITY.plus(Score.MINUS_INFINITY)).isEqualTo(Score.MINUS_INFINITY);
        assertThat(Score.MINUS_INFINITY.plus(Score.INFINITY)).isEqualTo(Score.MINUS_INFINITY);
        assertThat(Score.INFINITY.plus(Score.of(-500))).isEqualTo(Score.INFINITY);
        assertThat(Score.MINUS_INFINITY.plus(Score.of(500))).isEqualTo(Score.MINUS_INFINITY);
    }

    @Test
    void sumsAndProductsSaturate() {
        assertThat(Score.of(999_999).plus(Score.of(2))).isEqualTo(Score.INFINITY);
        assertThat(Score.of(-999_999).plus(Score.of(-2))).isEqualTo(Score.MINUS_INFINITY);
        assertThat(Score.of(-100).times(20_000)).isEqualTo(Score.MINUS_INFINITY);
        assertThat(Score.MINUS_INFINITY.times(0)).isEqualTo(Score.ZERO);
    }

    @Test
    void readsWhatTheCibWrites() {
        assertThat(Score.parse("INFINITY")).contains(Score.INFINITY);
        assertThat(Score.parse("+infinity")).contains(Score.INFINITY);
        assertThat(Score.parse("-INFINITY")).contains(Score.MINUS_INFINITY);
        assertThat(Score.parse("200")).contains(Score.of(200));
        assertThat(Score.parse("-7.9")).contains(Score.of(-7));
        assertThat(Score.parse("99999999999999999999")).contains(Score.INFINITY);
        assertThat(Score.parse("red")).contains(Score.MINUS_INFINITY);
        assertThat(Score.parse("green")).contains(Score.ZERO);
    }

    @Test
    void whatIsNoScoreIsNone() {
        for (String word : List.of("", "much", "1x", "--1", "INFINITYY", "1e3")) {
            assertThat(Score.parse(word)).as(word).isEmpty();
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyWordIsAScoreOrNone(@NotNull String word) {
        Score.parse(word)
                .ifPresent(score -> assertThat(Score.parse(score.toString())).contains(score));
    }
}
