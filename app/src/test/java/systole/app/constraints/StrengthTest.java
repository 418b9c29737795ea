package systole.app.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.score.Score;

import java.util.stream.IntStream;

final class StrengthTest {

    @ParameterizedTest
    @EnumSource(Strength.class)
    void everyWordBeginsWithAScoreOfItsOwn(Strength strength) {
        assertThat(Strength.of(strength.usual())).isEqualTo(strength);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1_000_000, -50_000, -100, -1, 0, 1, 10, 150, 200, 9_900, 1_000_000})
    void aScoreOfTwoFiguresComesBackFromTheSlider(int value) {
        assertThat(Strength.at(Strength.position(Score.of(value)))).isEqualTo(Score.of(value));
    }

    @Test
    void aHigherScoreStandsFurtherToTheRight() {
        var positions =
                IntStream.of(-1_000_000, -999_999, -500, -2, -1, 0, 1, 2, 500, 999_999, 1_000_000)
                        .mapToObj(Score::of)
                        .map(Strength::position)
                        .toList();

        assertThat(positions).isSorted().startsWith(-1.0).endsWith(1.0);
    }

    @Test
    void theEndsAreNeverAndMust() {
        assertThat(Strength.at(-1)).isEqualTo(Score.MINUS_INFINITY);
        assertThat(Strength.at(1)).isEqualTo(Score.INFINITY);
        assertThat(Strength.at(0.01)).isEqualTo(Score.ZERO);
        assertThat(Strength.position(Score.of(100))).isCloseTo(0.4, within(0.02));
    }
}
