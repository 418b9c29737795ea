package systole.engine.console;

import systole.engine.port.View;
import systole.model.cib.Cib;
import systole.remote.client.ClusterLink.Subscription;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells consoles what happens. Whoever publishes never waits, and pays nothing while nobody
 * watches; a console that falls behind gets the present state instead of what it missed.
 */
public final class Publisher implements AutoCloseable {
    private final Consumer<Boolean> watched;
    private final List<ConsoleStream> streams = new ArrayList<>();
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
        streams.add(stream);
        if (streams.size() == 1) {
            watched.accept(true);
        }
        return () -> end(stream);
    }

    private synchronized void end(ConsoleStream stream) {
        stream.end();
        if (streams.remove(stream) && streams.isEmpty()) {
            watched.accept(false);
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
            streams.forEach(stream -> stream.add(edition));
        }
    }

    /** The view that holds from now on. */
    public synchronized void view(View view) {
        membership = new ClusterEvent.Membership(view.members(), view.quorate());
        streams.forEach(stream -> stream.add(membership));
    }

    /** Anything else. */
    public synchronized void publish(ClusterEvent event) {
        streams.forEach(stream -> stream.add(event));
    }

    @Override
    public synchronized void close() {
        streams.forEach(ConsoleStream::end);
        streams.clear();
    }
}
