package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.CibWords;
import systole.model.node.Node;
import systole.model.node.NodeState;
import systole.model.node.ResourceHistory;
import systole.model.resource.AgentName;
import systole.model.resource.AttributeSet;
import systole.model.resource.Resource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists what a CIB configures, and what else is known to run. */
final class Inventory {
    private static final int MOST_COPIES = 1000;

    private final Cib cib;
    private final Set<String> named = new HashSet<>();
    private final Map<String, List<Place>> places = new LinkedHashMap<>();
    private final Map<String, AgentName> agents = new LinkedHashMap<>();

    private Inventory(Cib cib) {
        this.cib = cib;
        cib.status().stream().filter(NodeState::online).forEach(this::note);
    }

    private void note(NodeState state) {
        for (ResourceHistory history : state.history()) {
            Place place = HistoryReplay.of(state.name(), history);
            if (place.role() != Role.STOPPED) {
                String id = history.resource().value();
                places.computeIfAbsent(id, _ -> new ArrayList<>()).add(place);
                agents.putIfAbsent(id, history.agent());
            }
        }
    }

    /** Every resource in document order, then what runs without being configured. */
    static List<Item> of(Cib cib) {
        var inventory = new Inventory(cib);
        var items = new ArrayList<Item>();
        cib.configuration()
                .resources()
                .forEach(resource -> items.add(inventory.item(resource, "", List.of())));
        items.addAll(inventory.orphans());
        return items;
    }

    /** The item of that name: a resource, a group's member, or a clone's copy. */
    static Optional<Item> find(Cib cib, String id) {
        return of(cib).stream().flatMap(Item::all).filter(one -> one.id().equals(id)).findFirst();
    }

    private Item item(Resource resource, String number, List<Resource> parents) {
        var path = new ArrayList<>(List.of(resource));
        path.addAll(parents);
        String id = resource.id() + number;
        return switch (resource) {
            case Resource.Primitive primitive -> {
                named.add(id);
                yield new Item.Single(id, primitive.agent(), places(id), managed(path), false);
            }
            case Resource.Group group ->
                    new Item.Several(
                            id,
                            Item.kind(group),
                            group.members().stream()
                                    .map(member -> item(member, number, path))
                                    .toList());
            case Resource.Clone clone -> copies(clone, path);
        };
    }

    private Item copies(Resource.Clone clone, List<Resource> path) {
        named.add(clone.copied().id().value());
        List<Item> items =
                IntStream.range(0, copies(clone))
                        .mapToObj(number -> item(clone.copied(), ":" + number, path))
                        .toList();
        return new Item.Several(clone.id().value(), Item.kind(clone), items);
    }

    private int copies(Resource.Clone clone) {
        int nodes = (int) cib.configuration().nodes().stream().filter(Node::member).count();
        return setting(clone, "clone-max")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Math.min(Integer.parseInt(text), MOST_COPIES))
                .orElse(nodes);
    }

    private List<Place> places(String id) {
        return places.getOrDefault(id, List.of());
    }

    /** Looked for as Heartbeat 2 does: on the tag, in meta, in instance attributes, above it. */
    private boolean managed(List<Resource> path) {
        boolean otherwise = cib.configuration().options().flag("is-managed-default", true);
        return !cib.configuration().options().flag("maintenance-mode", false)
                && path.stream()
                        .flatMap(resource -> setting(resource, "is-managed").stream())
                        .findFirst()
                        .flatMap(CibWords::bool)
                        .orElse(otherwise);
    }

    private static Optional<String> setting(Resource resource, String name) {
        return Optional.ofNullable(resource.tagAttributes().get(name))
                .or(
                        () ->
                                Stream.concat(
                                                resource.metaSets().stream(),
                                                resource.parameterSets().stream())
                                        .flatMap((AttributeSet set) -> set.value(name).stream())
                                        .findFirst());
    }

    private List<Item> orphans() {
        var orphans = new ArrayList<Item>();
        places.forEach(
                (id, where) -> {
                    AgentName agent = agents.get(id);
                    if (agent != null && named.add(id)) {
                        orphans.add(new Item.Single(id, agent, where, true, true));
                    }
                });
        return orphans;
    }
}
