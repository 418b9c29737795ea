package systole.app.cluster;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import systole.model.cib.Configuration;
import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The lasting items of all resources, in the CIB's order: groups with their members. */
final class ResourceTree {
    private final ObservableList<ResourceItem> roots = FXCollections.observableArrayList();
    private final Map<ResourceId, ResourceItem> known = new LinkedHashMap<>();
    private Map<ResourceId, FailureForecast> forecasts = Map.of();

    ObservableList<ResourceItem> roots() {
        return roots;
    }

    Optional<ResourceItem> item(ResourceId id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Makes the tree that of the configuration; items that remain are the same objects. */
    void define(Configuration configuration) {
        var kept = new LinkedHashMap<ResourceId, ResourceItem>();
        var top = new ArrayList<ResourceItem>();
        for (Resource resource : configuration.resources()) {
            ResourceItem item = keep(resource, Optional.empty(), kept);
            item.memberList(
                    membersOf(resource).stream()
                            .map(member -> keep(member, Optional.of(resource.id()), kept))
                            .toList());
            top.add(item);
        }
        known.clear();
        known.putAll(kept);
        if (!roots.equals(top)) {
            roots.setAll(top);
        }
    }

    private static List<? extends Resource> membersOf(Resource resource) {
        return switch (resource) {
            case Resource.Primitive _ -> List.of();
            case Resource.Group group -> group.members();
            case Resource.Clone clone -> List.of(clone.copied());
        };
    }

    private ResourceItem keep(
            Resource resource, Optional<ResourceId> parent, Map<ResourceId, ResourceItem> kept) {
        ResourceItem item = known.get(resource.id());
        if (item == null
                || !item.parent().equals(parent)
                || !item.definitionProperty().get().getClass().equals(resource.getClass())) {
            item = new ResourceItem(resource, parent);
        }
        item.define(resource);
        kept.put(resource.id(), item);
        return item;
    }

    /** Shows how everything stands. */
    void show(ResourceReading reading) {
        for (ResourceItem root : roots) {
            switch (root.definitionProperty().get()) {
                case Resource.Primitive primitive -> {
                    show(root, reading.primitive(primitive.id()));
                }
                case Resource.Group group -> {
                    var views =
                            group.members().stream()
                                    .map(member -> reading.primitive(member.id()))
                                    .toList();
                    for (int i = 0; i < views.size(); i++) {
                        show(root.members().get(i), views.get(i));
                    }
                    show(root, reading.group(group, views));
                }
                case Resource.Clone _ -> show(root, ResourceView.UNKNOWN);
            }
        }
    }

    private void show(ResourceItem item, ResourceView view) {
        item.show(view.moving(limit(item.id(), view)));
    }

    private OptionalInt limit(ResourceId id, ResourceView view) {
        FailureForecast forecast = forecasts.get(id);
        return forecast != null && view.home().filter(forecast.home()::equals).isPresent()
                ? OptionalInt.of(forecast.leavesOn())
                : OptionalInt.empty();
    }

    void forecast(Map<ResourceId, FailureForecast> now) {
        forecasts = now;
        each(item -> item.show(item.view().moving(limit(item.id(), item.view()))));
    }

    void each(Consumer<ResourceItem> action) {
        known.values().forEach(action);
    }
}
