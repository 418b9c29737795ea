package systole.engine.access;

import systole.engine.access.AccessRule.Mark;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An element with what the rules of one access list say of it, and the same for all below it.
 *
 * @param marks each with the rule that made it
 */
record Marked(XmlElement element, Map<Mark, String> marks, List<Marked> children) {
    /** Without these a document is no CIB. */
    private static final Set<String> ALWAYS = Set.of("cib", "configuration");

    /** Copies the collections. */
    Marked {
        marks = Map.copyOf(marks);
        children = List.copyOf(children);
    }

    /**
     * Marks a document.
     *
     * @throws UnusableRuleException if one of the rules cannot be followed
     */
    static Marked of(XmlElement root, AccessList list) throws UnusableRuleException {
        NumberedTree tree = NumberedTree.of(root);
        var found = new ArrayList<BitSet>();
        for (AccessRule rule : list.rules()) {
            try {
                found.add(rule.select().in(tree));
            } catch (UnusableRuleException e) {
                throw new UnusableRuleException(rule.id() + ": " + e.getMessage());
            }
        }
        return new Marking(list.rules(), found).mark(root);
    }

    /** Gives each element its marks, in document order. */
    private static final class Marking {
        private final List<AccessRule> rules;
        private final List<BitSet> found;
        private int number;

        Marking(List<AccessRule> rules, List<BitSet> found) {
            this.rules = rules;
            this.found = found;
        }

        Marked mark(XmlElement element) {
            var marks = new EnumMap<Mark, String>(Mark.class);
            for (int i = 0; i < rules.size(); i++) {
                if (found.get(i).get(number)) {
                    marks.putIfAbsent(rules.get(i).mark(), rules.get(i).id());
                }
            }
            number++;
            return new Marked(element, marks, element.elements().stream().map(this::mark).toList());
        }
    }

    /**
     * Why a touch is refused; empty if it is allowed. What comes or goes must not be denied
     * anywhere in it. An element that holds nothing but an id may be made around what is allowed.
     *
     * @param before the document before the change
     * @param after the document after it
     */
    static Optional<String> refusal(Touch touch, Marked before, Marked after) {
        Optional<String> old =
                touch.before().flatMap(place -> before.at(place).refusal(touch.after().isEmpty()));
        return old.isPresent()
                ? old
                : touch.after()
                        .flatMap(
                                place ->
                                        touch.before().isEmpty()
                                                ? after.at(place).refusalToCreate()
                                                : after.at(place).refusal(false));
    }

    /** An element of a marked document, and the way to it. */
    private record Spot(List<Marked> way) {
        Marked here() {
            return way.getLast();
        }

        Spot child(Marked child) {
            var longer = new ArrayList<>(way);
            longer.add(child);
            return new Spot(longer);
        }

        /**
         * @param whole whether all below it counts too
         */
        Optional<String> refusal(boolean whole) {
            for (Marked one : way.reversed()) {
                if (one.marks.containsKey(Mark.DENY)) {
                    return Optional.of(one.marks.get(Mark.DENY) + " denies it");
                }
                if (one.marks.containsKey(Mark.WRITE)) {
                    return whole ? here().denied() : Optional.empty();
                }
            }
            return Optional.of("no acl_permission allows it");
        }

        Optional<String> refusalToCreate() {
            Optional<String> refusal = refusal(true);
            boolean frame =
                    here().marks.isEmpty()
                            && here().element.withChildren(List.of()).equals(idOnly(here().element))
                            && !here().children.isEmpty();
            return refusal.isPresent() && frame
                    ? here().children.stream()
                            .map(child -> child(child).refusalToCreate())
                            .flatMap(Optional::stream)
                            .findFirst()
                    : refusal;
        }
    }

    private static XmlElement idOnly(XmlElement element) {
        return element.id().isEmpty()
                ? XmlElement.of(element.name())
                : XmlElement.of(element.name(), "id", element.id());
    }

    private Spot at(Touch.Place place) {
        var spot = new Spot(List.of(this));
        for (int step : place.steps()) {
            spot = spot.child(spot.here().children.get(step));
        }
        return spot;
    }

    private Optional<String> denied() {
        return marks.containsKey(Mark.DENY)
                ? Optional.of(marks.get(Mark.DENY) + " denies it")
                : children.stream().map(Marked::denied).flatMap(Optional::stream).findFirst();
    }

    /**
     * What of it may be read. Of what may not be read itself, but holds something that may, only
     * the id is seen; of the root always all attributes, which say the version.
     *
     * @param frames which elements, by name, may be seen for what is in them
     */
    View view(Predicate<String> frames) {
        return view(false, frames).orElseThrow();
    }

    private Optional<View> view(boolean inherited, Predicate<String> frames) {
        boolean denied = marks.containsKey(Mark.DENY);
        boolean readable = !denied && (inherited || !marks.isEmpty());
        if (!readable && !frames.test(element.name()) && !ALWAYS.contains(element.name())) {
            return Optional.empty();
        }
        var parts = new ArrayList<View.Part>();
        int next = 0;
        for (int i = 0; i < element.children().size(); i++) {
            int origin = i;
            XmlNode child = element.children().get(i);
            if (child instanceof XmlElement) {
                children.get(next++)
                        .view(readable, frames)
                        .ifPresent(
                                view ->
                                        parts.add(
                                                new View.Part(
                                                        origin, view.seen(), Optional.of(view))));
            } else if (readable) {
                parts.add(new View.Part(origin, child, Optional.empty()));
            }
        }
        return !readable && parts.isEmpty() && !ALWAYS.contains(element.name())
                ? Optional.empty()
                : Optional.of(new View(element, bare(readable), parts));
    }

    private XmlElement bare(boolean readable) {
        return readable || element.name().equals("cib")
                ? element.withChildren(List.of())
                : idOnly(element);
    }
}
