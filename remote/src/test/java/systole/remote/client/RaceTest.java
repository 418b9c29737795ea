package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

@Timeout(20)
final class RaceTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final LinkedBlockingQueue<String> givenBack = new LinkedBlockingQueue<>();

    @Test
    void theFirstGoodOneWinsAndTheOthersAreNotTried() throws Exception {
        var tried = new LinkedBlockingQueue<String>();

        List<String> results =
                race(
                                way -> {
                                    tried.add(way);
                                    return way.equals("b") ? "good b" : "bad " + way;
                                },
                                LONG)
                        .run(List.of("a", "b", "c"));

        assertThat(results).containsExactly("bad a", "good b");
        assertThat(tried).containsExactly("a", "b");
    }

    @Test
    void whenAllFailAllAreTold() throws Exception {
        assertThat(race(way -> "bad " + way, LONG).run(List.of("a", "b")))
                .containsExactly("bad a", "bad b");
    }

    @Test
    void whoHangsIsOvertakenAndInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);

        List<String> results =
                race(
                                way -> {
                                    if (way.equals("a")) {
                                        Seat.await(new CountDownLatch(1));
                                        interrupted.countDown();
                                        return "bad a";
                                    }
                                    return "good " + way;
                                },
                                SHORT)
                        .run(List.of("a", "b"));

        assertThat(results).containsExactly("good b");
        interrupted.await();
    }

    @Test
    void whatComesTooLateIsGivenBack() throws Exception {
        List<String> results =
                race(
                                way -> {
                                    if (way.equals("a")) {
                                        Seat.await(new CountDownLatch(1)); // until interrupted
                                    }
                                    return "good " + way;
                                },
                                SHORT)
                        .run(List.of("a", "b"));

        assertThat(results).containsExactly("good b");
        assertThat(givenBack.take()).isEqualTo("good a");
    }

    private Race<String, String> race(Function<String, String> attempt, Duration stagger) {
        return new Race<>(attempt, result -> result.startsWith("good"), givenBack::add, stagger);
    }
}
