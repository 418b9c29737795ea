package systole.engine.access;

import systole.model.xml.XmlElement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element that a change touches, with all below it if it comes or goes.
 *
 * @param before where it was; empty if it is created
 * @param after where it will be; empty if it is removed
 */
record Touch(Optional<Place> before, Optional<Place> after) {

    /**
     * Where an element is.
     *
     * @param chain the elements from the root down to it
     * @param steps at each but the last, which of the child elements is next
     */
    record Place(List<XmlElement> chain, List<Integer> steps) {
        /** Copies the lists. */
        Place {
            chain = List.copyOf(chain);
            steps = List.copyOf(steps);
        }

        static Place of(XmlElement root) {
            return new Place(List.of(root), List.of());
        }

        XmlElement element() {
            return chain.getLast();
        }

        /** The place of a child element. */
        Place child(int index) {
            var longer = new ArrayList<>(chain);
            longer.add(element().elements().get(index));
            var further = new ArrayList<>(steps);
            further.add(index);
            return new Place(longer, further);
        }
    }

    /** What it is, as an administrator would point at it. */
    String words() {
        XmlElement element = before.or(this::after).orElseThrow().element();
        return "<" + element.name() + (element.id().isEmpty() ? "" : " id=" + element.id()) + ">";
    }

    /** What is done to it. */
    String verb() {
        return before.isEmpty() ? "create" : after.isEmpty() ? "remove" : "change";
    }

    /** Every element that differs between two documents. Siblings' order counts. */
    static List<Touch> between(XmlElement before, XmlElement after) {
        var touches = new ArrayList<Touch>();
        compare(Place.of(before), Place.of(after), touches);
        return touches;
    }

    private static void compare(Place before, Place after, List<Touch> touches) {
        if (before.element().equals(after.element())) {
            return;
        }
        Map<String, Integer> old = keys(before.element());
        Map<String, Integer> young = keys(after.element());
        List<String> kept = old.keySet().stream().filter(young::containsKey).toList();
        boolean reordered = !kept.equals(young.keySet().stream().filter(old::containsKey).toList());
        if (reordered || !same(before.element(), after.element())) {
            touches.add(new Touch(Optional.of(before), Optional.of(after)));
        }
        old.forEach(
                (key, index) -> {
                    Integer partner = young.get(key);
                    if (partner == null) {
                        touches.add(new Touch(Optional.of(before.child(index)), Optional.empty()));
                    } else {
                        compare(before.child(index), after.child(partner), touches);
                    }
                });
        young.forEach(
                (key, index) -> {
                    if (!old.containsKey(key)) {
                        touches.add(new Touch(Optional.empty(), Optional.of(after.child(index))));
                    }
                });
    }

    /** Tells whether the two are the same but for the elements in them. */
    private static boolean same(XmlElement before, XmlElement after) {
        return bare(before).equals(bare(after));
    }

    private static XmlElement bare(XmlElement element) {
        return element.removeElements(_ -> true);
    }

    /** The child elements by name, id and how many of the same came before. */
    static Map<String, Integer> keys(XmlElement element) {
        var counts = new LinkedHashMap<String, Integer>();
        var keys = new LinkedHashMap<String, Integer>();
        List<XmlElement> children = element.elements();
        for (int i = 0; i < children.size(); i++) {
            XmlElement child = children.get(i);
            String key = child.name() + " " + child.id();
            keys.put(counts.merge(key, 1, Integer::sum) + " " + key, i);
        }
        return keys;
    }
}
