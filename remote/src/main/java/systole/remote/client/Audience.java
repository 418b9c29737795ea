package systole.remote.client;

import org.jspecify.annotations.Nullable;

import systole.model.cib.Cib;
import systole.model.patch.PatchException;
import systole.remote.client.ClusterLink.Subscription;
import systole.remote.protocol.ClusterEvent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells listeners what is heard of a cluster, each on a thread of its own, and keeps the present
 * state for those who come later or fall behind. Whoever tells it something never waits.
 */
final class Audience implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;

    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private Optional<Cib> cib = Optional.empty();
    private Optional<ClusterEvent.Membership> membership = Optional.empty();
    private boolean closed;

    synchronized Subscription subscribe(Consumer<ClusterEvent> listener) {
        var stream = new Stream(listener);
        if (closed) {
            return () -> {};
        }
        cib.ifPresent(stream::restart);
        streams.add(stream);
        stream.start();
        return () -> {
            streams.remove(stream);
            stream.end();
        };
    }

    /**
     * Passes an event on.
     *
     * @throws PatchException if a patch does not lead on from the present state; nobody has been
     *     told then
     */
    synchronized void tell(ClusterEvent event) throws PatchException {
        switch (event) {
            case ClusterEvent.Snapshot(var whole) -> cib = Optional.of(whole);
            case ClusterEvent.Patched(var patch) -> cib = Optional.of(patch.apply(present()));
            case ClusterEvent.Membership now -> membership = Optional.of(now);
            case ClusterEvent.Seen _,
                    ClusterEvent.Beat _,
                    ClusterEvent.OperationStarted _,
                    ClusterEvent.OperationFinished _,
                    ClusterEvent.TransitionProgress _,
                    ClusterEvent.LogLine _ -> {}
        }
        streams.forEach(stream -> stream.add(event));
    }

    private Cib present() throws PatchException {
        return cib.orElseThrow(() -> new PatchException("a patch came before the first snapshot"));
    }

    @Override
    public synchronized void close() {
        closed = true;
        streams.forEach(Stream::end);
        streams.clear();
    }

    /** One listener's events. */
    private final class Stream {
        private final Consumer<ClusterEvent> listener;
        private final Deque<ClusterEvent> waiting = new ArrayDeque<>();
        private boolean begun;
        private boolean ended;

        Stream(Consumer<ClusterEvent> listener) {
            this.listener = listener;
        }

        void start() {
            Thread.ofPlatform().daemon().name("cluster events").start(this::run);
        }

        /** Begins again with the present state, as far as it is known. */
        private synchronized void restart(Cib present) {
            begun = true;
            waiting.clear();
            waiting.add(new ClusterEvent.Snapshot(present));
            membership.ifPresent(waiting::add);
            notifyAll();
        }

        private synchronized void add(ClusterEvent event) {
            begun |= event instanceof ClusterEvent.Snapshot;
            if (!begun) {
                return;
            }
            if (waiting.size() >= MOST_WAITING && cib.isPresent()) {
                restart(cib.get());
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
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
