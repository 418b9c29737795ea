package systole.app.board;

import systole.app.cluster.ClusterPorts;
import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.Decider;
import systole.app.cluster.Pulse;
import systole.app.l10n.Messages;
import systole.app.task.TaskLog;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A painting that can be watched: a link that remembers what it was asked, and a clock by hand. */
final class PaintedCluster implements ClusterLink {
    private static final Duration KEEPALIVE = Duration.ofMillis(200);

    final List<Command> asked = new ArrayList<>();
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final List<Runnable> ticks = new ArrayList<>();
    private final Decider decider;
    private CibVersion version = new CibVersion(0, 42, 0);
    private Painting painting;
    private Instant now = Painting.NOW.minusSeconds(3);
    private Consumer<ClusterEvent> listener = _ -> {};

    /** Its scheduler says what is painted. */
    PaintedCluster(Painting painting) {
        this.painting = painting;
        decider = (_, _) -> this.painting.decision();
    }

    /** Its scheduler is another one, such as the real one. */
    PaintedCluster(Painting painting, Decider decider) {
        this.painting = painting;
        this.decider = decider;
    }

    ClusterViewModel watch(Messages messages) {
        var pulse =
                new Pulse() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public javafx.util.Subscription every(Duration period, Runnable action) {
                        ticks.add(action);
                        return () -> ticks.remove(action);
                    }
                };
        var ports = new ClusterPorts(window::add, Runnable::run, pulse, decider, KEEPALIVE);
        var cluster =
                new ClusterViewModel(this, ports, new TaskLog(pulse, ZoneOffset.UTC), messages);
        cluster.start();
        settle();
        return cluster;
    }

    /** Lets three seconds pass with a beat of every member each 200 ms. */
    void beat() {
        for (int i = 0; i < 15; i++) {
            now = now.plus(KEEPALIVE);
            painting.members().forEach(this::beat);
            settle();
        }
        now = now.plusMillis(100);
        List.copyOf(ticks).forEach(Runnable::run);
        settle();
    }

    private void beat(NodeName node) {
        listener.accept(new ClusterEvent.Beat(node, KEEPALIVE));
    }

    /** Lets time pass in silence. */
    void silence(Duration span) {
        now = now.plus(span);
        List.copyOf(ticks).forEach(Runnable::run);
        settle();
    }

    /** Lets a little time pass, with or without a beat of every member. */
    void pass(Duration span, boolean beating) {
        now = now.plus(span);
        if (beating) {
            painting.members().forEach(this::beat);
        }
        List.copyOf(ticks).forEach(Runnable::run);
        settle();
    }

    /** Shows another painting. */
    void paint(Painting other) {
        painting = other;
        tell(new ClusterEvent.Membership(other.members(), true));
        version = version.nextUpdate();
        tell(new ClusterEvent.Snapshot(Painting.reread(version.mark(other.cib().root()))));
        settle();
    }

    void tell(ClusterEvent event) {
        listener.accept(event);
    }

    /** Runs everything that waits for the thread of the window. */
    void settle() {
        for (var next = window.poll(); next != null; next = window.poll()) {
            next.run();
        }
    }

    @Override
    public String clusterName() {
        return "painted";
    }

    @Override
    public Subscription subscribe(Consumer<ClusterEvent> newListener) {
        listener = newListener;
        tell(new ClusterEvent.Snapshot(painting.cib()));
        tell(new ClusterEvent.Membership(painting.members(), true));
        return () -> listener = _ -> {};
    }

    @Override
    public CompletableFuture<Reply> submit(Command command, String reason) {
        asked.add(command);
        return CompletableFuture.completedFuture(new Reply.Refused("only painted"));
    }

    @Override
    public CompletableFuture<HistoryPage> history(HistoryQuery query) {
        return CompletableFuture.completedFuture(HistoryPage.EMPTY);
    }

    @Override
    public void close() {}
}
