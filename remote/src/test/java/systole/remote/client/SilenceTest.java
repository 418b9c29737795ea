package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

import static systole.remote.client.Silence.Verdict.ASK;
import static systole.remote.client.Silence.Verdict.DEAD;
import static systole.remote.client.Silence.Verdict.WAIT;

import org.junit.jupiter.api.Test;

final class SilenceTest {
    private final Silence silence = new Silence();

    @Test
    void aSilentEndIsAskedOnceAndThenGivenUp() {
        assertThat(silence.tick()).isEqualTo(WAIT);
        assertThat(silence.tick()).isEqualTo(ASK);
        assertThat(silence.tick()).isEqualTo(WAIT);
        assertThat(silence.tick()).isEqualTo(WAIT);
        assertThat(silence.tick()).isEqualTo(DEAD);
    }

    @Test
    void anAnswerBeginsTheCountAnew() {
        for (int i = 0; i < 4; i++) {
            silence.tick();
        }
        silence.heard();

        assertThat(silence.tick()).isEqualTo(WAIT);
        assertThat(silence.tick()).isEqualTo(ASK);
    }
}
