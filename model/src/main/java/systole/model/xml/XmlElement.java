package systole.model.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An immutable element. Every change makes a new element that shares all untouched children, so a
 * document of any size is edited in the depth of the change.
 *
 * <p>Attributes and children keep their order. Equality is by content; the {@link Position} is a
 * remark about the source and takes no part in it.
 */
public final class XmlElement implements XmlNode {
    private final String name;
    private final SequencedMap<String, String> attributes;
    private final List<XmlNode> children;
    private final Position position;
    private int hash;

    /** Makes an element; the collections are copied. */
    public XmlElement(
            String name,
            Map<String, String> attributes,
            List<? extends XmlNode> children,
            Position position) {
        this(
                Objects.requireNonNull(name),
                new LinkedHashMap<>(attributes),
                List.copyOf(children),
                position);
    }

    private XmlElement(
            String name,
            LinkedHashMap<String, String> attributes,
            List<XmlNode> children,
            Position position) {
        this.name = name;
        this.attributes = attributes;
        this.children = children;
        this.position = position;
    }

    /** An element without children; {@code namesAndValues} alternate. */
    public static XmlElement of(String name, String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("attribute without a value in <" + name + ">");
        }
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new XmlElement(name, attributes, List.of(), Position.NONE);
    }

    /** The tag's name. */
    public String name() {
        return name;
    }

    /** All attributes in document order; unmodifiable. */
    public SequencedMap<String, String> attributes() {
        return Collections.unmodifiableSequencedMap(attributes);
    }

    /** All child nodes in document order. */
    public List<XmlNode> children() {
        return children;
    }

    /** Where the element begins in its source. */
    public Position position() {
        return position;
    }

    /** The value of an attribute, if it is there. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The value of an attribute, or the given one. */
    public String attribute(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    /** The {@code id} attribute, or the empty string. */
    public String id() {
        return attribute("id", "");
    }

    /** The child elements, in order. */
    public List<XmlElement> elements() {
        return children.stream()
                .filter(XmlElement.class::isInstance)
                .map(XmlElement.class::cast)
                .toList();
    }

    /** The child elements of that name, in order. */
    public List<XmlElement> elements(String childName) {
        return elements().stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The first child element of that name. */
    public Optional<XmlElement> first(String childName) {
        for (XmlNode child : children) {
            if (child instanceof XmlElement element && element.name.equals(childName)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The element reached by following first children of these names. */
    public Optional<XmlElement> path(String... names) {
        Optional<XmlElement> here = Optional.of(this);
        for (String step : names) {
            here = here.flatMap(element -> element.first(step));
        }
        return here;
    }

    /** This element and all below it, in document order. */
    public Stream<XmlElement> descendants() {
        return Stream.concat(Stream.of(this), elements().stream().flatMap(XmlElement::descendants));
    }

    /** All character data directly inside this element. */
    public String text() {
        var text = new StringBuilder();
        for (XmlNode child : children) {
            if (child instanceof XmlNode.Text(var value)) {
                text.append(value);
            }
        }
        return text.toString();
    }

    /** This element with an attribute set; a new attribute goes last. */
    public XmlElement with(String attribute, String value) {
        if (value.equals(attributes.get(attribute))) {
            return this;
        }
        var changed = new LinkedHashMap<>(attributes);
        changed.put(attribute, value);
        return new XmlElement(name, changed, children, position);
    }

    /** This element without an attribute. */
    public XmlElement without(String attribute) {
        if (!attributes.containsKey(attribute)) {
            return this;
        }
        var changed = new LinkedHashMap<>(attributes);
        changed.remove(attribute);
        return new XmlElement(name, changed, children, position);
    }

    /** This element with other attributes, in the given order. */
    public XmlElement withAttributes(Map<String, String> replacement) {
        return new XmlElement(name, new LinkedHashMap<>(replacement), children, position);
    }

    /** This element with other children. */
    public XmlElement withChildren(List<? extends XmlNode> replacement) {
        return new XmlElement(name, attributes, List.copyOf(replacement), position);
    }

    /** This element under another name. */
    public XmlElement renamed(String newName) {
        return new XmlElement(newName, attributes, children, position);
    }

    /** This element with more children at its end. */
    public XmlElement append(XmlNode... more) {
        var longer = new ArrayList<>(children);
        longer.addAll(List.of(more));
        return withChildren(longer);
    }

    /** This element without the child elements the test picks. */
    public XmlElement removeElements(Predicate<XmlElement> picked) {
        return withChildren(
                children.stream()
                        .filter(child -> !(child instanceof XmlElement e && picked.test(e)))
                        .toList());
    }

    /** This element with every picked child element changed. */
    public XmlElement mapElements(Predicate<XmlElement> picked, UnaryOperator<XmlElement> change) {
        boolean changed = false;
        var result = new ArrayList<XmlNode>(children.size());
        for (XmlNode child : children) {
            XmlNode next =
                    child instanceof XmlElement e && picked.test(e) ? change.apply(e) : child;
            changed |= next != child;
            result.add(next);
        }
        return changed ? withChildren(result) : this;
    }

    /**
     * This element with its first child of that name changed; a missing one is first made and
     * appended.
     */
    public XmlElement update(String childName, UnaryOperator<XmlElement> change) {
        return update(child -> child.name.equals(childName), () -> of(childName), change);
    }

    /** This element with the first picked child changed; a missing one is made and appended. */
    public XmlElement update(
            Predicate<XmlElement> picked,
            Supplier<XmlElement> missing,
            UnaryOperator<XmlElement> change) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof XmlElement e && picked.test(e)) {
                XmlElement next = change.apply(e);
                if (next == e) {
                    return this;
                }
                var result = new ArrayList<>(children);
                result.set(i, next);
                return withChildren(result);
            }
        }
        return append(change.apply(missing.get()));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof XmlElement that
                        && hashCode() == that.hashCode()
                        && name.equals(that.name)
                        && List.copyOf(attributes.entrySet())
                                .equals(List.copyOf(that.attributes.entrySet()))
                        && children.equals(that.children);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Objects.hash(name, attributes, children) | 1;
        }
        return hash;
    }

    @Override
    public String toString() {
        return XmlWriter.write(this);
    }
}
