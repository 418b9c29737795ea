package systole.app.board;

import systole.app.cluster.NodeCard;
import systole.app.cluster.ResourceItem;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stands where: a column a node, and the tray for what is placed nowhere.
 *
 * <p>A group whose members are apart has a card on each of their nodes, with the members that are
 * there; a member that is nowhere stays with its group.
 *
 * @param columns in the order of the configuration
 * @param tray what no column shows
 */
public record BoardLayout(List<Column> columns, List<Entry> tray) {
    /** Nothing anywhere. */
    public static final BoardLayout EMPTY = new BoardLayout(List.of(), List.of());

    /** Copies the lists. */
    public BoardLayout {
        columns = List.copyOf(columns);
        tray = List.copyOf(tray);
    }

    /** One node and what it has. */
    public record Column(NodeCard node, List<Entry> entries) {
        /** Copies the entries. */
        public Column {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A chip or a group card in a column or in the tray.
     *
     * @param members the group's members shown here; empty for a chip
     */
    public record Entry(ResourceItem item, Optional<NodeName> place, List<ResourceItem> members) {
        /** Copies the members. */
        public Entry {
            members = List.copyOf(members);
        }

        /** Where it is. */
        public Spot spot() {
            return Spot.of(place, item.id());
        }

        /** The places in it that can be pointed at, itself first. */
        List<Spot> spots() {
            var all = new ArrayList<Spot>();
            all.add(spot());
            members.forEach(member -> all.add(Spot.of(place, member.id())));
            return all;
        }
    }

    /** Puts every resource where it belongs. */
    static BoardLayout of(List<NodeCard> nodes, List<ResourceItem> resources) {
        var entries = resources.stream().flatMap(item -> entries(item).stream()).toList();
        var columns =
                nodes.stream()
                        .map(node -> new Column(node, at(entries, isAt(node.name()))))
                        .toList();
        var known = nodes.stream().map(NodeCard::name).toList();
        return new BoardLayout(
                columns, at(entries, entry -> entry.place().filter(known::contains).isEmpty()));
    }

    private static Predicate<Entry> isAt(NodeName node) {
        return entry -> entry.place().equals(Optional.of(node));
    }

    private static List<Entry> at(List<Entry> entries, Predicate<Entry> there) {
        return entries.stream().filter(there).toList();
    }

    private static List<Entry> entries(ResourceItem item) {
        var places = new LinkedHashSet<Optional<NodeName>>();
        if (item.isGroup()) {
            var home = groupHome(item);
            places.add(home);
            item.members().forEach(member -> places.add(member.view().home().or(() -> home)));
            return places.stream()
                    .map(place -> new Entry(item, place, membersAt(item, place, home)))
                    .filter(entry -> !entry.members().isEmpty() || places.size() == 1)
                    .toList();
        }
        item.view().home().ifPresent(home -> places.add(Optional.of(home)));
        if (places.isEmpty() || item.view().activeOn().size() > 1) {
            item.view().activeOn().forEach(node -> places.add(Optional.of(node)));
        }
        if (places.isEmpty()) {
            places.add(Optional.empty());
        }
        return places.stream().map(place -> new Entry(item, place, List.of())).toList();
    }

    /** Where a group's card is: where the cluster says, or where its first member is. */
    private static Optional<NodeName> groupHome(ResourceItem group) {
        return group.view()
                .home()
                .or(
                        () ->
                                group.members().stream()
                                        .flatMap(member -> member.view().home().stream())
                                        .findFirst());
    }

    private static List<ResourceItem> membersAt(
            ResourceItem group, Optional<NodeName> place, Optional<NodeName> home) {
        return group.members().stream()
                .filter(member -> member.view().home().or(() -> home).equals(place))
                .toList();
    }

    /** Every place that can be pointed at, column by column from the top, the tray last. */
    List<List<Spot>> spots() {
        var all = new ArrayList<List<Spot>>();
        for (var column : columns) {
            all.add(spots(Spot.of(column.node().name()), column.entries()));
        }
        all.add(spots(Spot.TRAY, tray));
        return all;
    }

    private static List<Spot> spots(Spot first, List<Entry> entries) {
        var spots = new ArrayList<Spot>();
        spots.add(first);
        entries.forEach(entry -> spots.addAll(entry.spots()));
        return spots;
    }

    /** Where a resource is shown, if only in one place, or the first of several. */
    Optional<Spot> find(ResourceId resource) {
        return spots().stream()
                .flatMap(List::stream)
                .filter(spot -> spot.resource().equals(Optional.of(resource)))
                .findFirst();
    }
}
