package systole.engine.demo;

import systole.engine.port.Ticker;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.PatchException;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches a cluster from a thread that may wait: one event at a time, with the CIB as it was then.
 * A watcher that falls far behind, or misses a version, starts again from a snapshot.
 *
 * <p>For one thread.
 */
final class Watch implements AutoCloseable {
    private static final int LIMIT = 50_000;

    private final ClusterLink link;
    private final Ticker ticker;
    private final LinkedBlockingQueue<ClusterEvent> events = new LinkedBlockingQueue<>(LIMIT);
    private final AtomicBoolean overflown = new AtomicBoolean();
    private ClusterLink.Subscription subscription;
    private Optional<Cib> cib = Optional.empty();
    private List<NodeName> members = List.of();
    private boolean quorate;

    Watch(ClusterLink link, Ticker ticker) {
        this.link = link;
        this.ticker = ticker;
        subscription = link.subscribe(this::offer);
    }

    private void offer(ClusterEvent event) {
        if (!(event instanceof ClusterEvent.Beat) && !events.offer(event)) {
            overflown.set(true);
        }
    }

    /** The next event, after which all else here is as it says; empty if none came in time. */
    Optional<ClusterEvent> next(Duration patience) throws InterruptedException {
        if (overflown.getAndSet(false)) {
            startAgain();
        }
        ClusterEvent event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (event != null && !follow(event)) {
            startAgain();
            return next(patience);
        }
        return Optional.ofNullable(event);
    }

    /** Everything that happens until there is a pause of that length, or the limit is reached. */
    List<ClusterEvent> untilPause(Duration pause, Duration limit) throws InterruptedException {
        var heard = new ArrayList<ClusterEvent>();
        long end = ticker.nanos() + limit.toNanos();
        Optional<ClusterEvent> event = next(limit);
        while (event.isPresent() && ticker.nanos() < end) {
            heard.add(event.get());
            event = next(pause);
        }
        event.ifPresent(heard::add);
        return heard;
    }

    Optional<Cib> cib() {
        return cib;
    }

    List<NodeName> members() {
        return members;
    }

    boolean quorate() {
        return quorate;
    }

    private boolean follow(ClusterEvent event) {
        switch (event) {
            case ClusterEvent.Snapshot(var whole) -> cib = Optional.of(whole);
            case ClusterEvent.Patched(var patch) -> {
                try {
                    if (cib.isEmpty()) {
                        return false;
                    }
                    cib = Optional.of(patch.apply(cib.get()));
                } catch (PatchException e) {
                    return false;
                }
            }
            case ClusterEvent.Membership(var now, var withQuorum) -> {
                members = now;
                quorate = withQuorum;
            }
            case ClusterEvent.Beat _,
                    ClusterEvent.Seen _,
                    ClusterEvent.OperationStarted _,
                    ClusterEvent.OperationFinished _,
                    ClusterEvent.TransitionProgress _,
                    ClusterEvent.LogLine _ -> {}
        }
        return true;
    }

    private void startAgain() {
        subscription.cancel();
        events.clear();
        subscription = link.subscribe(this::offer);
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}
