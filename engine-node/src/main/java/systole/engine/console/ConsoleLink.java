package systole.engine.console;

import systole.engine.access.AccessPolicy;
import systole.engine.message.Errand;
import systole.model.cib.Cib;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Visitor;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The cluster as one visitor sees it from one node. Closing it leaves the cluster as it is. */
public final class ConsoleLink implements ClusterLink {
    private final String cluster;
    private final Visitor visitor;
    private final Source source;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Where it comes from.
     *
     * @param submit has something done
     * @param history looks something up
     */
    public record Source(
            Publisher publisher,
            Function<Errand, CompletableFuture<Reply>> submit,
            Function<HistoryQuery, CompletableFuture<HistoryPage>> history) {}

    /** A visitor's link. */
    public ConsoleLink(String cluster, Visitor visitor, Source source) {
        this.cluster = cluster;
        this.visitor = visitor;
        this.source = source;
    }

    @Override
    public String clusterName() {
        return cluster;
    }

    @Override
    public Subscription subscribe(Consumer<ClusterEvent> listener) {
        if (closed) {
            return () -> {};
        }
        Subscription subscription = source.publisher().subscribe(visitor, listener);
        subscriptions.add(subscription);
        return () -> {
            subscriptions.remove(subscription);
            subscription.cancel();
        };
    }

    @Override
    public CompletableFuture<Reply> submit(Command command, String reason) {
        try {
            return source.submit().apply(new Errand(visitor, reason, command));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(
                    new Reply.Refused(String.valueOf(e.getMessage())));
        }
    }

    /** Patches speak of the whole CIB: who may see a part only is not shown them. */
    @Override
    public CompletableFuture<HistoryPage> history(HistoryQuery query) {
        Cib cib = source.publisher().cib();
        return AccessPolicy.visible(visitor, cib) == cib
                ? source.history().apply(query)
                : CompletableFuture.failedFuture(
                        new IOException(
                                visitor.user()
                                        + " may see a part of the CIB only, and its history tells"
                                        + " of all"));
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.forEach(Subscription::cancel);
        subscriptions.clear();
    }
}
