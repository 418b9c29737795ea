package systole.engine.embedded;

import org.jspecify.annotations.Nullable;

import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.model.patch.CibPatch;
import systole.remote.client.ClusterLink.Subscription;
import systole.remote.protocol.ClusterEvent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells consoles what happens. Whoever publishes never waits; a console that falls behind gets the
 * present state instead of what it missed.
 */
final class Publisher implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private Cib cib;
    private ClusterEvent.Membership membership = new ClusterEvent.Membership(List.of(), false);

    Publisher(Cib cib) {
        this.cib = cib;
    }

    /** The document published last. */
    synchronized Cib cib() {
        return cib;
    }

    synchronized Subscription subscribe(Consumer<ClusterEvent> listener) {
        var stream = new Stream(listener);
        stream.restart();
        streams.add(stream);
        return () -> {
            streams.remove(stream);
            stream.end();
        };
    }

    /** The document that holds from now on. */
    synchronized void cib(Cib next) {
        Cib before = cib;
        if (next.version().equals(before.version()) && next.equals(before)) {
            return;
        }
        cib = next;
        publish(
                next.version().compareTo(before.version()) > 0
                        ? new ClusterEvent.Patched(CibPatch.diff(before, next))
                        : new ClusterEvent.Snapshot(next));
    }

    /** The view that holds from now on. */
    synchronized void view(View view) {
        membership = new ClusterEvent.Membership(view.members(), view.quorate());
        publish(membership);
    }

    /** Anything else. */
    synchronized void publish(ClusterEvent event) {
        streams.forEach(stream -> stream.add(event));
    }

    @Override
    public void close() {
        streams.forEach(Stream::end);
        streams.clear();
    }

    /** One console's events, on a thread of their own. */
    private final class Stream {
        private final Consumer<ClusterEvent> listener;
        private final Deque<ClusterEvent> waiting = new ArrayDeque<>();
        private boolean ended;

        Stream(Consumer<ClusterEvent> listener) {
            this.listener = listener;
            Thread.ofPlatform().daemon().name("console").start(this::run);
        }

        /** Begins again with the present state; called while the publisher is held. */
        private synchronized void restart() {
            waiting.clear();
            waiting.add(new ClusterEvent.Snapshot(cib));
            waiting.add(membership);
            notifyAll();
        }

        private synchronized void add(ClusterEvent event) {
            if (waiting.size() >= MOST_WAITING) {
                restart();
            } else {
                waiting.add(event);
                notifyAll();
            }
        }

        private synchronized void end() {
            ended = true;
            waiting.clear();
            notifyAll();
        }

        private synchronized @Nullable ClusterEvent next() throws InterruptedException {
            while (waiting.isEmpty() && !ended) {
                wait();
            }
            return waiting.poll();
        }

        private void run() {
            try {
                for (ClusterEvent event = next(); event != null; event = next()) {
                    listener.accept(event);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
