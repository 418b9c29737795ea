package systole.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaterfallScaleTest {
    @Test
    void sumsLieBetweenTheEdges() {
        var scale = new WaterfallBar.Scale(-100, 300);

        assertThat(scale.position(-100, 80)).isEqualTo(0);
        assertThat(scale.position(0, 80)).isEqualTo(20);
        assertThat(scale.position(300, 80)).isEqualTo(80);
    }

    @Test
    void infiniteSumsLieOnTheEdges() {
        var scale = new WaterfallBar.Scale(0, 300);

        assertThat(scale.position(1_000_000, 80)).isEqualTo(80);
        assertThat(scale.position(-1_000_000, 80)).isEqualTo(0);
    }

    @Test
    void zeroIsAlwaysWithinTheScale() {
        assertThat(new WaterfallBar.Scale(200, 300).low()).isZero();
        assertThat(new WaterfallBar.Scale(0, 0).position(0, 80)).isZero();
    }
}
