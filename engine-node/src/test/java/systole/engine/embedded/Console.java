package systole.engine.embedded;

import systole.engine.scheduler.Decision;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.patch.PatchException;
import systole.model.resource.ResourceId;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A console that follows a cluster by snapshot and patches alone, and can wait for it. */
final class Console implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final List<ClusterEvent> events = new ArrayList<>();
    private final ClusterLink.Subscription subscription;
    private Cib cib = Cibs.seed();
    private ClusterEvent.Membership membership = new ClusterEvent.Membership(List.of(), false);

    Console(ClusterLink link) {
        subscription = link.subscribe(this::hear);
    }

    private synchronized void hear(ClusterEvent event) {
        events.add(event);
        switch (event) {
            case ClusterEvent.Snapshot(Cib whole) -> cib = whole;
            case ClusterEvent.Patched(var patch) -> {
                try {
                    cib = patch.apply(cib);
                } catch (PatchException e) {
                    throw new AssertionError("a patch does not fit", e);
                }
            }
            case ClusterEvent.Membership now -> membership = now;
            default -> {
                // Of no interest to these tests.
            }
        }
        notifyAll();
    }

    synchronized Cib cib() {
        return cib;
    }

    synchronized ClusterEvent.Membership membership() {
        return membership;
    }

    synchronized List<ClusterEvent> events() {
        return List.copyOf(events);
    }

    /** Waits until the cluster looks like that; tells what it looked like last if it never does. */
    synchronized void await(String what, Predicate<Console> holds) {
        long start = System.nanoTime();
        try {
            while (!holds.test(this)) {
                long rest = PATIENCE - (System.nanoTime() - start);
                if (rest <= 0) {
                    throw new AssertionError(
                            "never: "
                                    + what
                                    + "\n"
                                    + cib.toXml()
                                    + "\n"
                                    + last(60)
                                    + describe(decision()));
                }
                wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(rest)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String describe(Decision decision) {
        return decision.states() + "\n" + decision.scores() + "\n" + decision.graph();
    }

    private String last(int count) {
        var text = new StringBuilder();
        events.stream()
                .filter(event -> !(event instanceof ClusterEvent.Beat))
                .filter(event -> !(event instanceof ClusterEvent.Patched))
                .filter(event -> !(event instanceof ClusterEvent.Snapshot))
                .skip(Math.max(0, events.size() - count))
                .forEach(event -> text.append(event).append('\n'));
        return text.toString();
    }

    Decision decision() {
        return Scheduler.schedule(cib(), Instant.EPOCH);
    }

    /** Tells whether a resource runs there and only there, and nothing more is to be done. */
    boolean settled() {
        return decision().graph().isEmpty();
    }

    boolean settledOn(String resource, String node) {
        Decision decision = decision();
        return runsOn(decision, resource).equals(List.of(NodeName.of(node)))
                && decision.graph().isEmpty();
    }

    boolean runsNowhere(String resource) {
        return runsOn(decision(), resource).isEmpty();
    }

    private static List<NodeName> runsOn(Decision decision, String resource) {
        var state = decision.states().get(ResourceId.of(resource));
        return state == null ? List.of() : state.activeOn();
    }

    int failcount(String resource, String node) {
        return cib().failcount(NodeName.of(node), ResourceId.of(resource));
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}
