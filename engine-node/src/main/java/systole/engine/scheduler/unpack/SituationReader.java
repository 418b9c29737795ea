package systole.engine.scheduler.unpack;

import systole.engine.scheduler.unpack.Situation.Part;
import systole.engine.scheduler.unpack.Situation.Several;
import systole.engine.scheduler.unpack.Situation.Single;
import systole.model.cib.Cib;
import systole.model.cib.ClusterOptions;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.node.ResourceHistory;
import systole.model.resource.OperationDefinition;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;
import systole.model.rule.RuleContext;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a situation from a CIB. */
public final class SituationReader {
    private record Turn(Part part, int priority) {}

    private final Cib cib;
    private final Instant now;
    private final ClusterOptions options;
    private final RuleContext anywhere;
    private final MetaAttributes defaults;
    private final List<Host> hosts;
    private final Map<ResourceId, SortedMap<Integer, ResourceHistory>> histories;
    private final List<Unit> units = new ArrayList<>();
    private final List<Bunch> bunches = new ArrayList<>();
    private final Map<ResourceId, Part> parts = new LinkedHashMap<>();
    private final List<Turn> turns = new ArrayList<>();

    private SituationReader(Cib cib, Instant now) {
        this.cib = cib;
        this.now = now;
        this.options = cib.configuration().options();
        this.anywhere = new RuleContext(Map.of(), now);
        this.defaults = MetaAttributes.defaults(cib.configuration().resourceDefaults(), anywhere);
        this.hosts = new HostReader(cib, now).read();
        this.histories = histories();
    }

    /** The situation a CIB describes at a given time. */
    public static Situation read(Cib cib, Instant now) {
        return new SituationReader(cib, now).read();
    }

    private Situation read() {
        for (Resource resource : cib.configuration().resources()) {
            switch (resource) {
                case Resource.Primitive primitive -> single(primitive);
                case Resource.Group group -> several(group);
                case Resource.Clone clone -> known(clone);
            }
        }
        turns.sort(Comparator.comparing(Turn::priority, Comparator.reverseOrder()));
        histories.forEach(
                (id, byHost) -> {
                    if (!parts.containsKey(id)) {
                        orphan(id, byHost);
                    }
                });
        return new Situation(
                cib,
                now,
                hosts,
                List.copyOf(units),
                List.copyOf(bunches),
                turns.stream().map(Turn::part).toList(),
                Map.copyOf(parts));
    }

    private Map<ResourceId, SortedMap<Integer, ResourceHistory>> histories() {
        var online = new HashMap<NodeName, Host>();
        hosts.stream().filter(Host::online).forEach(host -> online.put(host.name(), host));
        var found = new LinkedHashMap<ResourceId, SortedMap<Integer, ResourceHistory>>();
        for (NodeState state : cib.status()) {
            Host host = online.get(state.name());
            if (host != null) {
                for (ResourceHistory history : state.history()) {
                    found.computeIfAbsent(history.resource(), _ -> new TreeMap<>())
                            .putIfAbsent(host.index(), history);
                }
            }
        }
        return found;
    }

    private void single(Resource.Primitive primitive) {
        var attributes = MetaAttributes.of(primitive, defaults, anywhere);
        Unit unit = unit(primitive, attributes, List.of(), -1);
        register(primitive.id(), new Single(unit), unit.settings().priority());
    }

    private void several(Resource.Group group) {
        var attributes = MetaAttributes.of(group, defaults, anywhere);
        var members = new ArrayList<Unit>();
        for (Resource.Primitive primitive : group.members()) {
            Unit unit =
                    unit(
                            primitive,
                            MetaAttributes.of(primitive, attributes, anywhere),
                            List.of(group),
                            bunches.size());
            members.add(unit);
            parts.put(unit.id(), new Single(unit));
        }
        if (members.isEmpty()) {
            return;
        }
        var bunch =
                new Bunch(bunches.size(), group.id(), members, group.ordered(), group.collocated());
        bunches.add(bunch);
        int priority = attributes.settings(options).priority();
        register(group.id(), new Several(bunch), priority);
    }

    private void register(ResourceId id, Part part, int priority) {
        parts.put(id, part);
        turns.add(new Turn(part, priority));
    }

    /** What a clone copies is defined, though not run: its history must not look orphaned. */
    private void known(Resource.Clone clone) {
        for (Resource.Primitive primitive : clone.primitives()) {
            String instance = primitive.id() + ":";
            histories
                    .keySet()
                    .removeIf(id -> id.equals(primitive.id()) || id.value().startsWith(instance));
        }
    }

    private Unit unit(
            Resource.Primitive primitive,
            MetaAttributes attributes,
            List<Resource> parents,
            int bunch) {
        Settings settings = attributes.settings(options);
        List<Observation> observations = observations(primitive.id(), primitive.operations());
        var unit =
                new Unit(
                        units.size(),
                        primitive.id(),
                        primitive.agent(),
                        Optional.of(primitive),
                        bunch,
                        settings,
                        Parameters.of(primitive, parents, anywhere),
                        observations,
                        settings.managed() && !blocked(settings, observations));
        units.add(unit);
        return unit;
    }

    private static boolean blocked(Settings settings, List<Observation> observations) {
        return observations.stream().anyMatch(Observation::blocks)
                || (settings.multiple() == Settings.MultipleActive.BLOCK
                        && observations.stream().filter(Observation::active).count() > 1);
    }

    private void orphan(ResourceId id, SortedMap<Integer, ResourceHistory> byHost) {
        Settings settings = defaults.settings(options);
        List<Observation> observations = observations(id, List.of());
        boolean stop = options.flag("stop-orphan-resources", true);
        var unit =
                new Unit(
                        units.size(),
                        id,
                        byHost.values().iterator().next().agent(),
                        Optional.empty(),
                        -1,
                        settings,
                        Map.of(),
                        observations,
                        stop && settings.managed() && !blocked(settings, observations));
        units.add(unit);
        register(id, new Single(unit), 0);
    }

    private List<Observation> observations(ResourceId id, List<OperationDefinition> operations) {
        SortedMap<Integer, ResourceHistory> byHost =
                histories.getOrDefault(id, Collections.emptySortedMap());
        if (byHost.isEmpty()) {
            return List.of();
        }
        boolean fatal = options.flag("start-failure-is-fatal", true);
        return byHost.entrySet().stream()
                .map(
                        known ->
                                new HistoryReading(entry -> definition(entry, operations), fatal)
                                        .read(
                                                hosts.get(known.getKey()),
                                                known.getValue().entries()))
                .toList();
    }

    private static Optional<OperationDefinition> definition(
            HistoryEntry entry, List<OperationDefinition> operations) {
        return operations.stream()
                .filter(
                        one ->
                                one.name().equals(entry.operation())
                                        && one.interval().equals(entry.interval()))
                .findFirst();
    }
}
