package systole.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;
import systole.remote.protocol.ClusterEvent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;

class InboxTest {
    private static final ClusterEvent BEAT =
            new ClusterEvent.Beat(NodeName.of("a"), Duration.ofMillis(200));

    private final ArrayDeque<Runnable> window = new ArrayDeque<>();
    private final ArrayList<Inbox.Batch> read = new ArrayList<>();
    private final Inbox inbox = new Inbox(window::add, read::add);

    @Test
    void manyEventsAreHandedOverOnce() {
        for (int i = 0; i < 100; i++) {
            inbox.offer(BEAT);
        }

        assertThat(window).hasSize(1);
        window.remove().run();
        assertThat(read)
                .singleElement()
                .satisfies(batch -> assertThat(batch.events()).hasSize(100));
    }

    @Test
    void eventsAfterAHandOverMakeTheNextOne() {
        inbox.offer(BEAT);
        window.remove().run();
        inbox.offer(BEAT);

        assertThat(window).hasSize(1);
    }

    @Test
    void readerThatFallsFarBehindIsToldAndMemoryStaysBounded() {
        for (int i = 0; i < Inbox.LIMIT + 10; i++) {
            inbox.offer(BEAT);
        }
        window.remove().run();

        assertThat(read)
                .singleElement()
                .satisfies(
                        batch -> {
                            assertThat(batch.overflown()).isTrue();
                            assertThat(batch.events()).isEmpty();
                        });
    }

    @Test
    void closedInboxDeliversNothing() {
        inbox.offer(BEAT);
        inbox.close();
        window.remove().run();
        inbox.offer(BEAT);

        assertThat(read).isEmpty();
        assertThat(window).isEmpty();
    }
}
