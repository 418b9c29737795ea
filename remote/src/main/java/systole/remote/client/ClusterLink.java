package systole.remote.client;

import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What a console sees of a cluster.
 *
 * <p>Events arrive in order on a thread of the link; a listener hands them over and returns at
 * once. A listener that falls far behind gets a new snapshot instead of what it missed, never a
 * gap.
 */
public interface ClusterLink extends AutoCloseable {

    /** The cluster's name, for title bars. */
    String clusterName();

    /** Starts the stream of events; the first is a snapshot, the next the membership. */
    Subscription subscribe(Consumer<ClusterEvent> listener);

    /**
     * Asks for something. The future always completes with a reply, never exceptionally; cancelling
     * it takes the command back if that is still possible.
     */
    CompletableFuture<Reply> submit(Command command);

    /** Ends the link and everything that hangs on it. */
    @Override
    void close();

    /** A stream of events under way. */
    interface Subscription {
        /** Ends it. */
        void cancel();
    }
}
