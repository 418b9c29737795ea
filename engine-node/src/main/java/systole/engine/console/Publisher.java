package systole.engine.console;

import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.remote.client.ClusterLink.Subscription;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Visitor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells consoles what happens. Whoever publishes never waits, and pays nothing while nobody
 * watches; a console that falls behind gets the present state instead of what it missed.
 */
public final class Publisher implements AutoCloseable {
    private final Consumer<Boolean> watched;

    /** Wakes the streams: who publishes is held up by one thread, not by one a console. */
    private final ExecutorService courier =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("consoles").factory());

    private List<ConsoleStream> streams = List.of();
    private Cib cib;
    private ClusterEvent.Membership membership = new ClusterEvent.Membership(List.of(), false);

    /**
     * @param watched hears when the first console comes and the last one goes; returns at once
     */
    public Publisher(Cib cib, Consumer<Boolean> watched) {
        this.cib = cib;
        this.watched = watched;
    }

    /** The document published last. */
    public synchronized Cib cib() {
        return cib;
    }

    /** Has a console told, as far as that visitor may see. */
    public synchronized Subscription subscribe(Visitor visitor, Consumer<ClusterEvent> listener) {
        var stream = new ConsoleStream(visitor, listener, cib, membership);
        streams = Stream.concat(streams.stream(), Stream.of(stream)).toList();
        if (streams.size() == 1) {
            watched.accept(true);
        }
        return () -> end(stream);
    }

    private synchronized void end(ConsoleStream stream) {
        stream.end();
        if (streams.contains(stream)) {
            streams = streams.stream().filter(other -> other != stream).toList();
            if (streams.isEmpty()) {
                watched.accept(false);
            }
        }
    }

    /** Tells whether there is anybody to tell. */
    public synchronized boolean watched() {
        return !streams.isEmpty();
    }

    /** The document that holds from now on. */
    public synchronized void cib(Cib next) {
        if (next != cib) {
            var edition = new Edition(cib, next);
            cib = next;
            tell(stream -> stream.add(edition));
        }
    }

    /** The view that holds from now on. */
    public synchronized void view(View view) {
        var next = new ClusterEvent.Membership(view.members(), view.quorate());
        membership = next;
        tell(stream -> stream.add(next));
    }

    /** Anything else. */
    public synchronized void publish(ClusterEvent event) {
        tell(stream -> stream.add(event));
    }

    private void tell(Consumer<ConsoleStream> news) {
        List<ConsoleStream> those = streams;
        if (!those.isEmpty()) {
            courier.execute(() -> those.forEach(news));
        }
    }

    @Override
    public synchronized void close() {
        streams.forEach(ConsoleStream::end);
        streams = List.of();
        courier.shutdown();
    }
}
