package systole.engine.access;

import org.w3c.dom.Attr;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;

/**
 * The elements an XPath finds. Only such paths are taken as can be followed in a time that grows
 * with the document, not faster: few {@code //}, no axes that look back or across, and predicates
 * that look no further than an element's own children.
 */
final class Selection {
    private static final int LONGEST = 512;
    private static final int MOST_DESCENTS = 3;
    private static final Set<String> AXES = Set.of("child", "self", "attribute");

    private final String path;
    private final XPathExpression expression;

    private Selection(String path, XPathExpression expression) {
        this.path = path;
        this.expression = expression;
    }

    /**
     * Reads a path.
     *
     * @throws UnusableRuleException if it is no XPath, or one that could take long
     */
    static Selection of(String path) throws UnusableRuleException {
        bounded(path);
        try {
            XPathFactory factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new Selection(path, factory.newXPath().compile(path));
        } catch (XPathExpressionException | XPathFactoryConfigurationException e) {
            throw new UnusableRuleException("\"" + path + "\" is no XPath");
        } catch (RuntimeException e) {
            // The library's parser gives up in more ways than it declares.
            throw new UnusableRuleException("\"" + path + "\" is no XPath that can be used");
        }
    }

    /** The numbers of the elements it finds; of an attribute it finds, its element's. */
    BitSet in(NumberedTree tree) throws UnusableRuleException {
        try {
            var found = new BitSet();
            if (expression.evaluate(tree.document(), XPathConstants.NODESET)
                    instanceof NodeList nodes) {
                for (int i = 0; i < nodes.getLength(); i++) {
                    element(nodes.item(i), found);
                }
            }
            return found;
        } catch (XPathExpressionException | RuntimeException e) {
            throw new UnusableRuleException("\"" + path + "\" finds no elements");
        }
    }

    private static void element(Node node, BitSet found) {
        Node element =
                switch (node.getNodeType()) {
                    case Node.ATTRIBUTE_NODE -> ((Attr) node).getOwnerElement();
                    case Node.TEXT_NODE, Node.COMMENT_NODE -> node.getParentNode();
                    case Node.DOCUMENT_NODE -> node.getFirstChild();
                    default -> node;
                };
        NumberedTree.numberOf(element).ifPresent(found::set);
    }

    private static void bounded(String path) throws UnusableRuleException {
        require(!path.isBlank(), path, "is empty");
        require(path.length() <= LONGEST, path, "is too long");
        int depth = 0;
        int descents = 0;
        boolean stepped = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (c) {
                case '"', '\'' -> {
                    i = path.indexOf(c, i + 1);
                    require(i > 0, path, "has a quote without an end");
                }
                case '[' -> {
                    depth++;
                    stepped = false;
                }
                case ']' -> depth--;
                case '/' -> {
                    boolean twice = path.startsWith("//", i);
                    require(
                            depth == 0 || !twice && !stepped && follows(path, i),
                            path,
                            "looks too far");
                    stepped = depth > 0;
                    i += twice ? 1 : 0;
                    descents += twice ? 1 : 0;
                }
                case ':' -> {
                    require(AXES.contains(wordBefore(path, i)), path, "looks back or across");
                    i++;
                }
                case '.' -> require(!path.startsWith("..", i), path, "looks back or across");
                case '$' -> require(false, path, "has a variable");
                default -> {
                    // Whatever else is wrong the library's parser says.
                }
            }
            require(depth <= 1, path, "has a predicate within a predicate");
        }
        require(descents <= MOST_DESCENTS, path, "searches at too many depths");
    }

    /** Tells whether what stands before a slash is a step, so that the slash is not the root. */
    private static boolean follows(String path, int slash) {
        char before = path.charAt(slash - 1);
        return Character.isLetterOrDigit(before) || "*._-]".indexOf(before) >= 0;
    }

    private static String wordBefore(String path, int end) {
        int start = end;
        while (start > 0
                && (Character.isLetter(path.charAt(start - 1)) || path.charAt(start - 1) == '-')) {
            start--;
        }
        return path.startsWith("::", end)
                ? path.substring(start, end).toLowerCase(Locale.ROOT)
                : "";
    }

    private static void require(boolean holds, String path, String otherwise)
            throws UnusableRuleException {
        if (!holds) {
            throw new UnusableRuleException("\"" + path + "\" " + otherwise);
        }
    }
}
