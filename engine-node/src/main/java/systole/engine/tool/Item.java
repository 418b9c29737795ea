package systole.engine.tool;

import systole.model.resource.AgentName;
import systole.model.resource.Resource;

import java.util.List;
import java.util.stream.Stream;

/** A resource as lists show it: a clone's copies stand beside each other, numbered. */
sealed interface Item {
    /** What it is called in lists. */
    String id();

    /**
     * One thing that runs.
     *
     * @param places where it is active, in the order of the nodes
     * @param managed the cluster may touch it
     * @param orphan it is not configured any more
     */
    record Single(String id, AgentName agent, List<Place> places, boolean managed, boolean orphan)
            implements Item {
        /** Copies the places. */
        public Single {
            places = List.copyOf(places);
        }
    }

    /**
     * Several things under one name.
     *
     * @param kind what it is, as lists call it
     */
    record Several(String id, String kind, List<Item> items) implements Item {
        /** Copies the items. */
        public Several {
            items = List.copyOf(items);
        }

        /** Tells whether they are copies of one thing. */
        boolean copies() {
            return kind.contains("Set");
        }
    }

    /** Everything in it that runs. */
    default Stream<Single> singles() {
        return switch (this) {
            case Single single -> Stream.of(single);
            case Several several -> several.items().stream().flatMap(Item::singles);
        };
    }

    /** It and everything in it. */
    default Stream<Item> all() {
        return switch (this) {
            case Single single -> Stream.of(single);
            case Several several ->
                    Stream.concat(Stream.of(several), several.items().stream().flatMap(Item::all));
        };
    }

    /** Where it is active, copy by copy. */
    default List<Place> activeOn() {
        return singles().flatMap(single -> single.places().stream()).toList();
    }

    /** Tells whether all of it is active. */
    default boolean active() {
        return singles().allMatch(single -> !single.places().isEmpty());
    }

    /** Tells whether any of it is active. */
    default boolean partlyActive() {
        return singles().anyMatch(single -> !single.places().isEmpty());
    }

    /** The word for what a configured resource is. */
    static String kind(Resource resource) {
        return switch (resource) {
            case Resource.Primitive _ -> "";
            case Resource.Group _ -> "Resource Group: ";
            case Resource.Clone clone -> clone.promotable() ? "Master/Slave Set: " : "Clone Set: ";
        };
    }
}
