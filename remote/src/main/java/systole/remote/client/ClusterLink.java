package systole.remote.client;

import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
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
     *
     * @param reason why, one line of at most {@value systole.remote.protocol.Author#LONGEST_REASON}
     *     characters for the journal; may be empty
     */
    CompletableFuture<Reply> submit(Command command, String reason);

    /** Asks for something without saying why. */
    default CompletableFuture<Reply> submit(Command command) {
        return submit(command, "");
    }

    /**
     * Looks up how the CIB came to be what it is. The future completes exceptionally, with an
     * {@link java.io.IOException}, if nobody can tell. Cancelling it ends the search.
     */
    CompletableFuture<HistoryPage> history(HistoryQuery query);

    /** Ends the link and everything that hangs on it. */
    @Override
    void close();

    /** A stream of events under way. */
    interface Subscription {
        /** Ends it. */
        void cancel();
    }
}
