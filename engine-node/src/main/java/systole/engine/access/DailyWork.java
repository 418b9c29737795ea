package systole.engine.access;

import systole.engine.access.Touch.Place;
import systole.model.xml.XmlElement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of the configuration belongs to daily work: whether a resource should run and be managed,
 * whether a node stands by, and the location constraints the tools make.
 */
final class DailyWork {
    private static final Set<String> OF_RESOURCES =
            Set.of("target-role", "target_role", "is-managed", "is_managed");
    private static final Set<String> OF_NODES = Set.of("standby");
    private static final Set<String> SETS =
            Set.of("meta_attributes", "instance_attributes", "attributes");
    private static final Set<String> ID = Set.of("id");
    private static final Set<String> PAIR = Set.of("id", "name", "value");
    private static final Set<String> RESOURCES =
            Set.of("primitive", "group", "clone", "master", "bundle", "template");
    private static final String MADE_BY_TOOLS = "cli-";
    private static final int SECTION = 2;

    private DailyWork() {}

    /** Tells whether a touch is part of it. A set may come and go, but not be changed itself. */
    static boolean covers(Touch touch) {
        boolean changed = touch.before().isPresent() && touch.after().isPresent();
        return (!changed || touch.before().filter(DailyWork::set).isEmpty())
                && Stream.of(touch.before(), touch.after())
                        .flatMap(Optional::stream)
                        .allMatch(DailyWork::covers);
    }

    private static boolean set(Place place) {
        return SETS.contains(place.element().name());
    }

    private static boolean covers(Place place) {
        List<XmlElement> chain = place.chain();
        if (chain.size() <= SECTION + 1) {
            return false;
        }
        return switch (chain.get(SECTION).name()) {
            case "constraints" -> madeByTools(chain.get(SECTION + 1));
            case "resources" -> switches(chain, RESOURCES, OF_RESOURCES);
            case "nodes" -> switches(chain, Set.of("node"), OF_NODES);
            default -> false;
        };
    }

    private static boolean madeByTools(XmlElement constraint) {
        return constraint.name().equals("rsc_location")
                && constraint.id().startsWith(MADE_BY_TOOLS);
    }

    /** Tells whether nothing but pairs of these names is touched, in sets of these owners. */
    private static boolean switches(List<XmlElement> chain, Set<String> owners, Set<String> names) {
        int owner = chain.size() - 1;
        while (owner > SECTION && !owners.contains(chain.get(owner).name())) {
            owner--;
        }
        List<XmlElement> below = chain.subList(owner + 1, chain.size());
        return owner > SECTION && !below.isEmpty() && pairs(below, names);
    }

    private static boolean pairs(List<XmlElement> below, Set<String> names) {
        XmlElement last = below.getLast();
        boolean inSets =
                below.subList(0, below.size() - 1).stream()
                        .allMatch(one -> SETS.contains(one.name()));
        return inSets && onlyPairs(last, names);
    }

    private static boolean onlyPairs(XmlElement element, Set<String> names) {
        return element.name().equals("nvpair")
                ? names.contains(element.attribute("name", ""))
                        && PAIR.containsAll(element.attributes().keySet())
                : SETS.contains(element.name())
                        && ID.containsAll(element.attributes().keySet())
                        && element.elements().stream().allMatch(one -> onlyPairs(one, names));
    }
}
