package systole.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreTextTest {
    @Test
    void scoresBeyondAMillionAreInfinite() {
        assertThat(ScoreText.format(1_000_000)).isEqualTo("∞");
        assertThat(ScoreText.format(Integer.MAX_VALUE)).isEqualTo("∞");
        assertThat(ScoreText.format(-1_000_000)).isEqualTo("−∞");
        assertThat(ScoreText.format(999_999)).isEqualTo("999999");
    }

    @Test
    void minusIsAMinusAndNoHyphen() {
        assertThat(ScoreText.format(-200)).isEqualTo("−200");
    }

    @Test
    void onlyWhatIsAddedCarriesAPlus() {
        assertThat(ScoreText.formatSigned(200)).isEqualTo("+200");
        assertThat(ScoreText.formatSigned(0)).isEqualTo("0");
        assertThat(ScoreText.formatSigned(-1_000_000)).isEqualTo("−∞");
    }
}
