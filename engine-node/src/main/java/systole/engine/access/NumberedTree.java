package systole.engine.access;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.OptionalInt;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** A document in the form the JDK's XPath wants, its elements numbered in document order. */
final class NumberedTree {
    private static final String NUMBER = "number";

    private final Document document;
    private int size;

    private NumberedTree(Document document) {
        this.document = document;
    }

    static NumberedTree of(XmlElement root) {
        try {
            Document document =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
            var tree = new NumberedTree(document);
            document.appendChild(tree.copy(root));
            return tree;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK makes no documents", e);
        }
    }

    private Element copy(XmlElement element) {
        Element copy = document.createElement(element.name());
        copy.setUserData(NUMBER, size++, null);
        element.attributes().forEach(copy::setAttribute);
        for (XmlNode child : element.children()) {
            switch (child) {
                case XmlElement below -> copy.appendChild(copy(below));
                case XmlNode.Text(var text) -> copy.appendChild(document.createTextNode(text));
                case XmlNode.Comment _, XmlNode.Instruction _ -> {
                    // No permission looks at what is said aside.
                }
            }
        }
        return copy;
    }

    Document document() {
        return document;
    }

    /** The number of an element; nothing else has one. */
    static OptionalInt numberOf(@Nullable Node node) {
        return node != null && node.getUserData(NUMBER) instanceof Integer number
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }
}
