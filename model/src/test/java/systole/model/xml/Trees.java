package systole.model.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random trees, the same for the same seed. */
public final class Trees {
    private static final String[] NAMES = {"cib", "primitive", "nvpair", "rule", "x-unknown", "状态"};
    private static final String[] TEXTS = {
        "", "a", "<&>\"'", "two words", "中文", "tab\there", "line\nbreak", "]]>", "\r"
    };
    private final RandomGenerator random;

    /** A source of trees. */
    public Trees(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A tree at most that deep. */
    public XmlElement tree(int depth) {
        return new XmlElement(pick(NAMES), attributes(), children(depth), Position.NONE);
    }

    /**
     * The tree with a few edits: attributes set, children removed, inserted, exchanged or edited.
     */
    public XmlElement edited(XmlElement tree, int depth) {
        XmlElement result = random.nextInt(3) == 0 ? tree.with("score", pick(TEXTS)) : tree;
        result = random.nextInt(6) == 0 ? result.withAttributes(attributes()) : result;
        var children = new ArrayList<XmlNode>();
        for (XmlNode child : result.children()) {
            switch (random.nextInt(5)) {
                case 0 -> {}
                case 1 -> {
                    children.add(tree(0));
                    children.add(child);
                }
                case 2 -> children.addFirst(child);
                default ->
                        children.add(child instanceof XmlElement e ? edited(e, depth - 1) : child);
            }
        }
        return result.withChildren(children);
    }

    private LinkedHashMap<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attributes.put(random.nextBoolean() ? "id" : "a" + random.nextInt(3), pick(TEXTS));
        }
        return attributes;
    }

    private List<XmlNode> children(int depth) {
        var children = new ArrayList<XmlNode>();
        boolean mixed = random.nextInt(5) == 0;
        for (int i = depth > 0 ? random.nextInt(5) : 0; i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> children.add(new XmlNode.Comment(" a comment " + i + " "));
                case 1 -> children.add(new XmlNode.Instruction("target", "data"));
                default -> children.add(tree(depth - 1));
            }
        }
        if (mixed) {
            children.add(
                    random.nextInt(children.size() + 1),
                    new XmlNode.Text("text " + pick(TEXTS) + "."));
        }
        return children;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
