package systole.app.cluster;

import systole.remote.protocol.ClusterEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Hands events from the link's thread over to the window's, in batches: while a batch waits to be
 * read, further events only join it.
 *
 * <p>Holds at most {@value #LIMIT} events; beyond that it throws all away and says so once, and the
 * reader asks for a snapshot.
 */
final class Inbox {
    static final int LIMIT = 20_000;

    /**
     * What was heard since the last batch.
     *
     * @param overflown events were lost
     */
    record Batch(List<ClusterEvent> events, boolean overflown) {
        Batch {
            events = List.copyOf(events);
        }
    }

    private final Executor window;
    private final Consumer<Batch> reader;
    private List<ClusterEvent> waiting = new ArrayList<>();
    private boolean announced;
    private boolean overflown;
    private boolean closed;

    Inbox(Executor window, Consumer<Batch> reader) {
        this.window = window;
        this.reader = reader;
    }

    /** Takes an event on any thread. */
    void offer(ClusterEvent event) {
        if (put(event)) {
            window.execute(this::deliver);
        }
    }

    private synchronized boolean put(ClusterEvent event) {
        if (waiting.size() >= LIMIT) {
            waiting.clear();
            overflown = true;
        }
        if (!overflown && !closed) {
            waiting.add(event);
        }
        boolean first = !announced && !closed;
        announced = true;
        return first;
    }

    private void deliver() {
        Batch batch = take();
        if (!batch.events().isEmpty() || batch.overflown()) {
            reader.accept(batch);
        }
    }

    private synchronized Batch take() {
        var batch = new Batch(waiting, overflown);
        waiting = new ArrayList<>();
        announced = false;
        overflown = false;
        return batch;
    }

    /** Drops what is still to come. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
