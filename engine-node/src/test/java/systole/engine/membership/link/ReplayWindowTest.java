package systole.engine.membership.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Each number once, and none that is too old to be remembered. */
class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    @Test
    void eachNumberOnceInAnyOrder() {
        assertThat(take(5)).isTrue();
        assertThat(take(3)).isTrue();
        assertThat(take(4)).isTrue();
        assertThat(take(3)).isFalse();
        assertThat(take(5)).isFalse();
        assertThat(take(0)).isTrue();
        assertThat(take(6)).isTrue();
    }

    @Test
    void whatIsTooOldCountsAsCome() {
        take(0);
        take(100);

        assertThat(take(100 - ReplayWindow.WIDTH)).isFalse();
        assertThat(take(100 - ReplayWindow.WIDTH + 1)).isTrue();
    }

    @Test
    void farJumpForgetsNothingItMayNot() {
        take(1);
        take(1 + ReplayWindow.WIDTH - 1);
        assertThat(take(1)).isFalse();

        take(1_000_000);
        assertThat(take(64)).isFalse();
        assertThat(take(1_000_000)).isFalse();
        assertThat(take(999_999)).isTrue();
    }

    @Test
    void extremesAreNumbersToo() {
        assertThat(take(-1)).isFalse();
        assertThat(take(Long.MIN_VALUE)).isFalse();
        assertThat(take(Long.MAX_VALUE)).isTrue();
        assertThat(take(Long.MAX_VALUE)).isFalse();
        assertThat(take(Long.MIN_VALUE)).isFalse();
        assertThat(take(0)).isFalse();
    }

    @Test
    void agreesWithAPlainSet() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            window.clear();
            Set<Long> come = new HashSet<>();
            long highest = -1;
            for (int i = 0; i < 500; i++) {
                long number = Math.max(0, highest + random.nextInt(-80, 90));
                boolean expected = number > highest - ReplayWindow.WIDTH && come.add(number);
                highest = Math.max(highest, number);
                assertThat(take(number)).as("number " + number).isEqualTo(expected);
            }
        }
    }

    private boolean take(long number) {
        boolean fresh = window.fresh(number);
        if (fresh) {
            window.note(number);
        }
        return fresh;
    }
}
