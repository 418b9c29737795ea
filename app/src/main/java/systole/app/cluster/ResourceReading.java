package systole.app.cluster;

import systole.app.look.HealthState;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.engine.scheduler.ScoreTerm;
import systole.model.cib.Cib;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads off one situation how each resource stands. Pure.
 *
 * @param activities operations under way, by resource
 * @param failures how resources last failed, as far as the console heard it itself
 * @param stale nodes whose data is too old to be believed
 */
record ResourceReading(
        Situation situation,
        Map<ResourceId, Activity> activities,
        Map<ResourceId, Failure> failures,
        Set<NodeName> stale) {
    private static final List<HealthState> WORST_FIRST =
            List.of(
                    HealthState.FAILED,
                    HealthState.TRANSITION,
                    HealthState.BLOCKED,
                    HealthState.UNKNOWN,
                    HealthState.UNMANAGED,
                    HealthState.RUNNING,
                    HealthState.STOPPED);

    private Cib cib() {
        return situation.cib();
    }

    private Decision decision() {
        return situation.decision();
    }

    /** How a primitive stands. */
    ResourceView primitive(ResourceId id) {
        ResourceState state = decision().states().get(id);
        if (state == null) {
            return ResourceView.UNKNOWN;
        }
        Optional<Activity> activity = Optional.ofNullable(activities.get(id));
        List<NodeName> placed = decision().placement().getOrDefault(id, List.of());
        HealthState health = health(id, state, activity, placed);
        Optional<NodeName> home = home(state, activity, placed);
        boolean failedSomewhere = !state.failedOn().isEmpty() || highestFailcount(id) > 0;
        return new ResourceView(
                health,
                home,
                state.activeOn(),
                placed,
                home.flatMap(node -> decision().score(id, node)),
                home.map(node -> cib().failcount(node, id)).orElseGet(() -> highestFailcount(id)),
                OptionalInt.empty(),
                activity,
                failedSomewhere ? lastFailure(id) : Optional.empty(),
                state.reason());
    }

    /** How a group stands, from how its members do. */
    ResourceView group(Resource group, List<ResourceView> members) {
        if (members.isEmpty()) {
            return ResourceView.UNKNOWN;
        }
        ResourceView first = members.getFirst();
        HealthState worst =
                WORST_FIRST.stream()
                        .filter(state -> members.stream().anyMatch(one -> one.state() == state))
                        .findFirst()
                        .orElse(HealthState.UNKNOWN);
        Optional<NodeName> home =
                members.stream().flatMap(member -> member.home().stream()).findFirst();
        return new ResourceView(
                worst,
                home,
                members.stream().flatMap(one -> one.activeOn().stream()).distinct().toList(),
                first.placedOn(),
                home.flatMap(node -> decision().score(group.primitives().getFirst().id(), node)),
                members.stream().mapToInt(ResourceView::failures).sum(),
                OptionalInt.empty(),
                members.stream().flatMap(one -> one.activity().stream()).findFirst(),
                members.stream().flatMap(one -> one.lastFailure().stream()).findFirst(),
                members.stream()
                        .map(ResourceView::reason)
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private HealthState health(
            ResourceId id,
            ResourceState state,
            Optional<Activity> activity,
            List<NodeName> placed) {
        if (!state.activeOn().isEmpty() && stale.containsAll(state.activeOn())) {
            return HealthState.UNKNOWN;
        }
        if (activity.isPresent() || !state.pendingOn().isEmpty()) {
            return HealthState.TRANSITION;
        }
        if (state.blocked()) {
            return HealthState.BLOCKED;
        }
        if (!state.managed()) {
            return HealthState.UNMANAGED;
        }
        if (!state.activeOn().isEmpty()) {
            boolean broken = state.activeOn().stream().allMatch(state.failedOn()::contains);
            return broken ? HealthState.FAILED : HealthState.RUNNING;
        }
        if (!placed.isEmpty()) {
            return HealthState.TRANSITION;
        }
        if (stoppedByAdmin(id)) {
            return HealthState.STOPPED;
        }
        return state.failedOn().isEmpty() ? HealthState.BLOCKED : HealthState.FAILED;
    }

    private boolean stoppedByAdmin(ResourceId id) {
        var terms = decision().terms().get(id);
        return terms != null
                && terms.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(term -> term.kind() == ScoreTerm.Kind.STOPPED_BY_ADMIN);
    }

    private static Optional<NodeName> home(
            ResourceState state, Optional<Activity> activity, List<NodeName> placed) {
        return Stream.of(
                        state.activeOn().stream(),
                        activity.stream().map(Activity::node),
                        state.pendingOn().stream(),
                        placed.stream(),
                        state.failedOn().stream())
                .flatMap(nodes -> nodes)
                .findFirst();
    }

    private int highestFailcount(ResourceId id) {
        return cib().status().stream()
                .mapToInt(state -> cib().failcount(state.name(), id))
                .max()
                .orElse(0);
    }

    private Optional<Failure> lastFailure(ResourceId id) {
        return Optional.ofNullable(failures.get(id)).or(() -> recordedFailure(id));
    }

    private record Recorded(NodeName node, HistoryEntry entry) {}

    private Optional<Failure> recordedFailure(ResourceId id) {
        return cib().status().stream()
                .flatMap(state -> recorded(state, id))
                .max(Comparator.comparingInt(found -> found.entry().callId()))
                .map(
                        found ->
                                new Failure(
                                        found.node(),
                                        found.entry().operation(),
                                        "exit " + found.entry().exitCode(),
                                        ""));
    }

    private static Stream<Recorded> recorded(NodeState state, ResourceId id) {
        return state.historyOf(id).stream()
                .flatMap(history -> history.entries().stream())
                .filter(entry -> !entry.isProbe() && entry.exitCode() > 0)
                .map(entry -> new Recorded(state.name(), entry));
    }
}
