package systole.engine.tool;

import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Positions in a tree as the XPath people read: {@code /cib/configuration/resources/
 * primitive[@id='db']}. What has no id of its own is counted among its namesakes, from 1; what is
 * no element, among all nodes.
 */
final class TreePath {
    private static final Pattern STEP =
            Pattern.compile(
                    "/(?<name>node\\(\\)|[^/\\[\\]()]+)"
                            + "(?:\\[(?:@id='(?<id>[^']*)'|(?<count>\\d{1,9}))])?");

    private TreePath() {}

    /** The path in words. */
    static String words(XmlElement root, List<Integer> positions) {
        var path = new StringBuilder("/").append(root.name());
        XmlElement parent = root;
        for (int position : positions) {
            path.append('/').append(step(parent, position));
            parent = parent.children().get(position) instanceof XmlElement child ? child : parent;
        }
        return path.toString();
    }

    private static String step(XmlElement parent, int position) {
        if (!(parent.children().get(position) instanceof XmlElement child)) {
            return "node()[" + (position + 1) + "]";
        }
        List<Integer> namesakes = named(parent, child.name());
        boolean unique =
                !child.id().isEmpty()
                        && child.id().indexOf('\'') < 0
                        && identified(parent, child.name(), child.id()).size() == 1;
        return child.name()
                + (unique
                        ? "[@id='" + child.id() + "']"
                        : namesakes.size() == 1
                                ? ""
                                : "[" + (namesakes.indexOf(position) + 1) + "]");
    }

    /** The positions, from the words. */
    static List<Integer> positions(XmlElement root, String words) throws PatchException {
        Matcher step = STEP.matcher(words);
        if (!step.lookingAt() || !step.group("name").equals(root.name())) {
            throw new PatchException("the path " + words + " does not start at /" + root.name());
        }
        var positions = new ArrayList<Integer>();
        XmlNode node = root;
        int end = step.end();
        while (step.find() && step.start() == end) {
            int position = position(node, step, words);
            positions.add(position);
            node = ((XmlElement) node).children().get(position);
            end = step.end();
        }
        if (end != words.length()) {
            throw new PatchException("the path " + words + " is not understood");
        }
        return positions;
    }

    private static int position(XmlNode node, Matcher step, String words) throws PatchException {
        List<Integer> meant = node instanceof XmlElement parent ? meant(parent, step) : List.of();
        int index = step.group("count") == null ? 0 : Integer.parseInt(step.group("count")) - 1;
        if (index < 0 || index >= meant.size()) {
            throw new PatchException("there is no " + words);
        }
        return meant.get(index);
    }

    private static List<Integer> meant(XmlElement parent, Matcher step) {
        String name = step.group("name");
        if (name.equals("node()")) {
            return IntStream.range(0, parent.children().size()).boxed().toList();
        }
        return step.group("id") == null
                ? named(parent, name)
                : identified(parent, name, step.group("id"));
    }

    private static List<Integer> named(XmlElement parent, String name) {
        return IntStream.range(0, parent.children().size())
                .filter(
                        i ->
                                parent.children().get(i) instanceof XmlElement child
                                        && child.name().equals(name))
                .boxed()
                .toList();
    }

    private static List<Integer> identified(XmlElement parent, String name, String id) {
        return named(parent, name).stream()
                .filter(i -> ((XmlElement) parent.children().get(i)).id().equals(id))
                .toList();
    }
}
