package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import systole.model.cib.Cib;
import systole.model.xml.XmlException;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A cluster that does what the test says. */
final class FakeLink implements ClusterLink {
    static final Cib CIB = cib();
    static final ClusterEvent SNAPSHOT = new ClusterEvent.Snapshot(CIB);

    private static final int SECONDS = 60;

    /** A command that waits for its reply. */
    record Asked(Command command, String reason, CompletableFuture<Reply> reply) {}

    final Visitor visitor;
    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    final BlockingQueue<HistoryQuery> questions = new LinkedBlockingQueue<>();
    final CountDownLatch subscribed = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<Consumer<ClusterEvent>> listener = Optional.empty();

    FakeLink(Visitor visitor) {
        this.visitor = visitor;
    }

    private static Cib cib() {
        try {
            return Cib.parse(
                    "test",
                    "<cib admin_epoch='0' epoch='7'"
                            + " num_updates='1'><configuration/><status/></cib>");
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    void happens(ClusterEvent event) {
        listener.orElseThrow().accept(event);
    }

    Asked nextAsked() throws InterruptedException {
        Asked next = asked.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a command").isNotNull();
        return next;
    }

    static void await(CountDownLatch latch, String what) throws InterruptedException {
        assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).as(what).isTrue();
    }

    @Override
    public String clusterName() {
        return "heart";
    }

    @Override
    public Subscription subscribe(Consumer<ClusterEvent> events) {
        events.accept(SNAPSHOT);
        listener = Optional.of(events);
        subscribed.countDown();
        return cancelled::countDown;
    }

    @Override
    public CompletableFuture<Reply> submit(Command command, String reason) {
        var reply = new CompletableFuture<Reply>();
        asked.add(new Asked(command, reason, reply));
        return reply;
    }

    @Override
    public CompletableFuture<HistoryPage> history(HistoryQuery query) {
        questions.add(query);
        return query.most() == 1
                ? CompletableFuture.completedFuture(HistoryPage.EMPTY)
                : CompletableFuture.failedFuture(new IOException("no journal"));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
