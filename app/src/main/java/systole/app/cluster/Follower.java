package systole.app.cluster;

import systole.model.cib.Cib;
import systole.model.patch.PatchException;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Keeps a copy of a cluster's CIB from its stream of events. A patch that does not fit leads to one
 * new subscription, hence a snapshot; never to a guess.
 *
 * <p>For the thread of the window only.
 */
final class Follower {
    private final ClusterLink link;
    private final Executor window;
    private final Consumer<ClusterEvent> onEvent;
    private final Runnable onBatch;
    private Optional<Inbox> inbox = Optional.empty();
    private Optional<ClusterLink.Subscription> subscription = Optional.empty();
    private Optional<Cib> cib = Optional.empty();
    private int resyncs;

    /**
     * @param onEvent told of every event, after the copy has followed it
     * @param onBatch told after each batch of events
     */
    Follower(ClusterLink link, Executor window, Consumer<ClusterEvent> onEvent, Runnable onBatch) {
        this.link = link;
        this.window = window;
        this.onEvent = onEvent;
        this.onBatch = onBatch;
    }

    void start() {
        cib = Optional.empty();
        var fresh = new Inbox[1];
        fresh[0] = new Inbox(window, batch -> read(fresh[0], batch));
        inbox = Optional.of(fresh[0]);
        var opened = link.subscribe(fresh[0]::offer);
        if (inbox.filter(current -> current == fresh[0]).isPresent()) {
            subscription = Optional.of(opened);
        } else {
            opened.cancel();
        }
    }

    void stop() {
        inbox.ifPresent(Inbox::close);
        inbox = Optional.empty();
        subscription.ifPresent(ClusterLink.Subscription::cancel);
        subscription = Optional.empty();
    }

    /** The copy; empty until the first snapshot. */
    Optional<Cib> cib() {
        return cib;
    }

    /** How often a version was missed. */
    int resyncs() {
        return resyncs;
    }

    private void read(Inbox from, Inbox.Batch batch) {
        if (batch.overflown()) {
            resync();
            return;
        }
        for (ClusterEvent event : batch.events()) {
            if (inbox.filter(current -> current == from).isEmpty()) {
                return;
            }
            if (follow(event)) {
                onEvent.accept(event);
            } else {
                resync();
                return;
            }
        }
        onBatch.run();
    }

    private boolean follow(ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Snapshot(var whole) -> {
                cib = Optional.of(whole);
                yield true;
            }
            case ClusterEvent.Patched(var patch) -> {
                try {
                    cib = Optional.of(patch.apply(cib.orElseThrow(Follower::noSnapshot)));
                    yield true;
                } catch (PatchException e) {
                    yield false;
                }
            }
            case ClusterEvent.Membership _,
                    ClusterEvent.Beat _,
                    ClusterEvent.Seen _,
                    ClusterEvent.OperationStarted _,
                    ClusterEvent.OperationFinished _,
                    ClusterEvent.TransitionProgress _,
                    ClusterEvent.LogLine _ ->
                    true;
        };
    }

    private static PatchException noSnapshot() {
        return new PatchException("a patch came before the first snapshot");
    }

    private void resync() {
        resyncs++;
        stop();
        start();
    }
}
