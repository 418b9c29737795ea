package systole.app.cluster;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was heard of operations: which are under way, how resources last failed, how long operations
 * take. Recurring monitors and probes are no activities.
 */
final class Happenings {
    private record Timed(ResourceId resource, String operation) {}

    private final Map<ResourceId, Activity> activities = new LinkedHashMap<>();
    private final Map<ResourceId, Failure> failures = new LinkedHashMap<>();
    private final Map<Timed, Duration> times = new ConcurrentHashMap<>();

    Map<ResourceId, Activity> activities() {
        return activities;
    }

    Map<ResourceId, Failure> failures() {
        return failures;
    }

    /** How long an operation took when it last succeeded. May be asked on any thread. */
    Optional<Duration> took(ResourceId resource, String operation) {
        return Optional.ofNullable(times.get(new Timed(resource, operation)));
    }

    void forgetActivities() {
        activities.clear();
    }

    /** What a node that left was doing is not under way any more. */
    void members(List<NodeName> members) {
        activities.values().removeIf(activity -> !members.contains(activity.node()));
    }

    void started(ClusterEvent.OperationStarted operation, Instant now) {
        if (operation.interval().isZero() && !operation.operation().equals("monitor")) {
            activities.put(
                    operation.resource(),
                    new Activity(operation.node(), operation.operation(), now));
        }
    }

    void finished(ClusterEvent.OperationFinished operation) {
        ResourceId resource = operation.resource();
        Activity activity = activities.get(resource);
        if (activity != null
                && activity.node().equals(operation.node())
                && activity.operation().equals(operation.operation())) {
            activities.remove(resource);
        }
        if (operation.succeeded()) {
            times.put(new Timed(resource, operation.operation()), operation.took());
        } else if (ClusterNotes.failed(operation)) {
            failures.put(
                    resource,
                    new Failure(
                            operation.node(),
                            operation.operation(),
                            operation.outcome(),
                            operation.output()));
        }
    }
}
