package systole.engine.access;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * As much of an element as somebody may read, and how to carry a change of that over to the whole.
 *
 * @param whole the element as it is
 * @param bare the element as it is seen, without children
 * @param parts its children as they are seen
 */
record View(XmlElement whole, XmlElement bare, List<Part> parts) {

    /** Copies the parts. */
    View {
        parts = List.copyOf(parts);
    }

    /**
     * A child that is seen.
     *
     * @param origin which child of the whole it is
     * @param view the same, if it is an element
     */
    record Part(int origin, XmlNode node, Optional<View> view) {}

    /** The element as it is seen. */
    XmlElement seen() {
        return bare.withChildren(parts.stream().map(Part::node).toList());
    }

    /** The whole, changed as what is seen of it was changed. What is not seen stays. */
    XmlElement with(XmlElement wanted) {
        Map<String, Integer> known = new HashMap<>();
        List<String> seenKeys = keys(parts.stream().map(Part::node).toList());
        for (int i = 0; i < parts.size(); i++) {
            known.put(seenKeys.get(i), i);
        }
        List<String> wantedKeys = keys(wanted.children());
        var hidden = hiddenBehind(wantedKeys, known);
        var children = new ArrayList<XmlNode>(hidden.getOrDefault(-1, List.of()));
        for (int i = 0; i < wantedKeys.size(); i++) {
            Integer index = known.get(wantedKeys.get(i));
            XmlNode node = wanted.children().get(i);
            if (index == null) {
                children.add(node);
            } else {
                Part part = parts.get(index);
                children.add(
                        node instanceof XmlElement element && part.view().isPresent()
                                ? part.view().get().with(element)
                                : node);
                children.addAll(hidden.getOrDefault(part.origin(), List.of()));
            }
        }
        return whole.withAttributes(attributes(wanted)).withChildren(children);
    }

    /** What is not seen, by the child it stands behind, or −1 if it stands before all. */
    private Map<Integer, List<XmlNode>> hiddenBehind(
            List<String> wantedKeys, Map<String, Integer> known) {
        var staying = new TreeSet<Integer>();
        for (String key : wantedKeys) {
            Integer index = known.get(key);
            if (index != null) {
                staying.add(parts.get(index).origin());
            }
        }
        var seen = parts.stream().map(Part::origin).toList();
        var hidden = new TreeMap<Integer, List<XmlNode>>();
        for (int i = 0; i < whole.children().size(); i++) {
            if (!seen.contains(i)) {
                Integer anchor = staying.floor(i);
                hidden.computeIfAbsent(anchor == null ? -1 : anchor, _ -> new ArrayList<>())
                        .add(whole.children().get(i));
            }
        }
        return hidden;
    }

    private Map<String, String> attributes(XmlElement wanted) {
        if (bare.attributes().equals(wanted.attributes())) {
            return whole.attributes();
        }
        var attributes = new LinkedHashMap<>(whole.attributes());
        bare.attributes().keySet().stream()
                .filter(name -> wanted.attribute(name).isEmpty())
                .forEach(attributes::remove);
        wanted.attributes()
                .forEach(
                        (name, value) -> {
                            if (!bare.attribute(name).equals(Optional.of(value))) {
                                attributes.put(name, value);
                            }
                        });
        return attributes;
    }

    private static List<String> keys(List<? extends XmlNode> nodes) {
        var counts = new HashMap<String, Integer>();
        var keys = new ArrayList<String>();
        for (XmlNode node : nodes) {
            String key =
                    node instanceof XmlElement element
                            ? element.name() + " " + element.id()
                            : node.toString();
            keys.add(counts.merge(key, 1, Integer::sum) + " " + key);
        }
        return keys;
    }
}
