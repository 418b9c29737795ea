package systole.engine.membership.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ping nodes that answer and stop answering. */
class PingWatchTest {
    private static final long MS = 1_000_000;

    private final List<String> told = new ArrayList<>();
    private final PingWatch watch =
            new PingWatch(
                    List.of(
                            PingNode.host("10.0.0.1"),
                            new PingNode("routers", List.of("10.0.0.2", "10.0.0.3"))),
                    Duration.ofSeconds(2),
                    event -> told.add(event.text()));

    @Test
    void nodeIsUpFromItsFirstAnswerUntilTheDeadping() {
        watch.tick(0);
        watch.answered("10.0.0.1", 100 * MS);
        watch.answered("10.0.0.1", 300 * MS);
        assertThat(watch.tick(2299 * MS)).isEqualTo(MS);
        assertThat(watch.states()).isEqualTo(Map.of("10.0.0.1", true, "routers", false));
        watch.tick(2300 * MS);
        watch.tick(9000 * MS);

        assertThat(told)
                .containsExactly("Link 10.0.0.1:10.0.0.1 up.", "Link 10.0.0.1:10.0.0.1 dead.");
    }

    @Test
    void groupIsUpWhileAnyOfItAnswers() {
        for (int i = 0; i < 10; i++) {
            watch.answered("routers", i * 1000L * MS);
            watch.tick(i * 1000L * MS);
        }

        assertThat(told).containsExactly("Link routers:routers up.");
    }

    @Test
    void strangersDoNotMatter() {
        watch.answered("10.0.0.9", MS);

        assertThat(told).isEmpty();
        assertThat(watch.states()).doesNotContainKey("10.0.0.9");
    }
}
