package systole.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.engine.message.Message;
import systole.engine.os.SystemClock;
import systole.engine.os.SystemRandom;
import systole.engine.port.CibStore;
import systole.engine.port.EnginePorts;
import systole.engine.port.GroupChannel;
import systole.engine.port.Timers;
import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Nodes tell each other only while somebody watches. */
class WatchingTest {
    private static final NodeName A = NodeName.of("a");
    private static final NodeName B = NodeName.of("b");
    private static final View BOTH = new View(1, List.of(A, B), true);
    private static final ClusterEvent EVENT = new ClusterEvent.Beat(A, Duration.ofMillis(200));
    private static final Message WATCH = new Message.Watch(true);

    private final List<String> sent = new ArrayList<>();
    private final List<Boolean> watched = new ArrayList<>();
    private long nanos;
    private final Watching watching =
            new Watching(
                    A,
                    new EnginePorts(
                            () -> nanos,
                            new SystemClock(),
                            new NoTimers(),
                            new SystemRandom(),
                            new Group(),
                            (_, _) -> {
                                throw new AssertionError("nothing is run");
                            },
                            new NoStore()),
                    new EngineObserver() {
                        @Override
                        public void watched(boolean anybody) {
                            watched.add(anybody);
                        }
                    });

    @Test
    void whileNobodyWatchesNothingIsSent() {
        watching.viewChanged(BOTH);
        watching.tell(EVENT);

        assertThat(sent).isEmpty();
        assertThat(watched).isEmpty();
    }

    @Test
    void watcherElsewhereIsToldUntilTheViewChanges() {
        watching.viewChanged(BOTH);
        watching.received(B, new Message.Watch(true));
        watching.tell(EVENT);
        assertThat(sent).containsExactly("b " + new Message.News(EVENT));

        watching.viewChanged(new View(2, List.of(A, B), true));
        watching.tell(EVENT);

        assertThat(sent).hasSize(1);
        assertThat(watched).containsExactly(true, false);
    }

    @Test
    void consolesHereAreMadeKnownInEveryView() {
        watching.here(true);
        assertThat(sent).isEmpty();

        watching.viewChanged(BOTH);
        watching.viewChanged(new View(2, List.of(A, B), true));
        watching.here(false);

        assertThat(sent)
                .containsExactly("all " + WATCH, "all " + WATCH, "all " + new Message.Watch(false));
        assertThat(watched).containsExactly(true, false);
    }

    @Test
    void itsOwnWordsAreNotNewToIt() {
        watching.viewChanged(BOTH);
        watching.here(true);
        watching.received(A, new Message.Watch(true));
        sent.clear();

        watching.tell(EVENT);

        assertThat(sent).isEmpty();
    }

    @Test
    void floodIsCutEverySecond() {
        watching.viewChanged(BOTH);
        watching.received(B, new Message.Watch(true));
        for (int i = 0; i < 10_000; i++) {
            watching.tell(EVENT);
        }
        assertThat(sent).hasSize(500);

        nanos = Duration.ofSeconds(1).toNanos();
        watching.tell(EVENT);

        assertThat(sent).hasSize(501);
    }

    private final class Group implements GroupChannel {
        @Override
        public void join(Listener listener) {}

        @Override
        public void leave() {}

        @Override
        public void cut() {}

        @Override
        public void send(NodeName target, Message message) {
            sent.add(target + " " + message);
        }

        @Override
        public void broadcast(Message message) {
            sent.add("all " + message);
        }
    }

    private static final class NoTimers implements Timers {
        @Override
        public Timer after(Duration delay, Runnable action) {
            throw new AssertionError("nothing is waited for");
        }
    }

    private static final class NoStore implements CibStore {
        @Override
        public Loaded load() {
            throw new AssertionError("nothing is kept");
        }

        @Override
        public void save(Cib cib, Optional<Author> author, Consumer<Saved> done) {
            throw new AssertionError("nothing is kept");
        }
    }
}
