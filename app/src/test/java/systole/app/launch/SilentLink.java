package systole.app.launch;

import systole.app.cluster.FakeLink;
import systole.app.cluster.Reports;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A cluster that says nothing before it is told to. */
final class SilentLink implements ClusterLink {
    private final FakeLink cluster;
    private final List<Consumer<ClusterEvent>> waiting = new ArrayList<>();

    SilentLink(FakeLink cluster) {
        this.cluster = cluster;
    }

    /** Says everything there is to say, and that its nodes live. */
    void speak() {
        waiting.forEach(cluster::subscribe);
        waiting.clear();
        Reports.united(4).forEach(report -> cluster.say(new ClusterEvent.Seen(report)));
        cluster.beat();
    }

    /** Says that its nodes live. */
    void beat() {
        cluster.beat();
    }

    @Override
    public String clusterName() {
        return "production-db";
    }

    @Override
    public Subscription subscribe(Consumer<ClusterEvent> listener) {
        waiting.add(listener);
        return () -> waiting.remove(listener);
    }

    @Override
    public CompletableFuture<Reply> submit(Command command, String reason) {
        return cluster.submit(command, reason);
    }

    @Override
    public CompletableFuture<HistoryPage> history(HistoryQuery query) {
        return cluster.history(query);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
