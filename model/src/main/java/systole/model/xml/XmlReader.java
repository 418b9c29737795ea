package systole.model.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML from untrusted text. A document type, an external entity, excessive depth or size is
 * refused with line and column; nothing outside the given text is ever opened.
 */
public final class XmlReader {
    private static final XMLInputFactory FACTORY = factory();

    private final String source;
    private final XmlLimits limits;
    private final XMLStreamReader reader;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<XmlNode> prolog = new ArrayList<>();
    private final List<XmlNode> epilog = new ArrayList<>();
    private Position next = new Position(1, 1);

    /** An element whose end has not been met. */
    private record Open(
            String name,
            LinkedHashMap<String, String> attributes,
            List<XmlNode> children,
            Position position) {}

    private XmlReader(String source, XMLStreamReader reader, XmlLimits limits) {
        this.source = source;
        this.reader = reader;
        this.limits = limits;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.maxXMLNameLimit", 1_000_000);
        factory.setProperty("jdk.xml.elementAttributeLimit", 0);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        return factory;
    }

    /**
     * Reads a document within the default limits.
     *
     * @param source the name that errors call the text by
     */
    public static XmlDocument read(String source, String text) throws XmlException {
        return read(source, text, XmlLimits.DEFAULT);
    }

    /** Reads a document within the given limits. */
    public static XmlDocument read(String source, String text, XmlLimits limits)
            throws XmlException {
        if (text.length() > limits.characters()) {
            throw new XmlException(
                    source,
                    Position.NONE,
                    "document of " + text.length() + " characters is too large",
                    "at most " + limits.characters() + " are read");
        }
        try {
            return new XmlReader(
                            source, FACTORY.createXMLStreamReader(new StringReader(text)), limits)
                    .document();
        } catch (XMLStreamException e) {
            throw malformed(source, e);
        }
    }

    private static XmlException malformed(String source, XMLStreamException e) {
        Location at = e.getLocation();
        Position position =
                at == null
                        ? Position.NONE
                        : new Position(
                                Math.max(at.getLineNumber(), 1), Math.max(at.getColumnNumber(), 1));
        String text = e.getMessage() == null ? "not well-formed" : e.getMessage();
        String problem =
                text.substring(text.indexOf("Message: ") < 0 ? 0 : text.indexOf("Message: ") + 9);
        return new XmlException(
                source,
                position,
                "not well-formed XML: " + problem.strip().replaceAll("\\s+", " "),
                "mend the text there");
    }

    private XmlDocument document() throws XMLStreamException, XmlException {
        XmlElement root = null;
        while (reader.hasNext()) {
            Position here = next;
            int event = reader.next();
            next = endOf(event);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(here);
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement done = close();
                    if (open.isEmpty()) {
                        root = done;
                    } else {
                        open.element().children.add(done);
                    }
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.element().children.add(new XmlNode.Text(reader.getText()));
                    }
                }
                case XMLStreamConstants.COMMENT ->
                        aside(new XmlNode.Comment(reader.getText()), root != null);
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        aside(
                                new XmlNode.Instruction(
                                        reader.getPITarget(),
                                        reader.getPIData() == null ? "" : reader.getPIData()),
                                root != null);
                case XMLStreamConstants.DTD ->
                        throw refused(
                                here,
                                "a document type is not allowed",
                                "remove the <!DOCTYPE …> declaration");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused(
                                here,
                                "entity &" + reader.getLocalName() + "; is not defined",
                                "write the character itself");
                default -> {}
            }
        }
        if (root == null) {
            throw refused(next, "no root element", "an empty file cannot be read");
        }
        return new XmlDocument(prolog, root, epilog);
    }

    /**
     * Where the next event begins. The parser knows that text is over only when it has read the "<"
     * after it.
     */
    private Position endOf(int event) {
        Location end = reader.getLocation();
        int ahead = event == XMLStreamConstants.CHARACTERS ? 1 : 0;
        return new Position(
                Math.max(end.getLineNumber(), 1), Math.max(end.getColumnNumber() - ahead, 1));
    }

    private void aside(XmlNode node, boolean rootSeen) {
        if (!open.isEmpty()) {
            open.element().children.add(node);
        } else if (rootSeen) {
            epilog.add(node);
        } else {
            prolog.add(node);
        }
    }

    private void start(Position here) throws XmlException {
        if (open.size() >= limits.depth()) {
            throw refused(
                    here,
                    "elements nest deeper than " + limits.depth(),
                    "this is not a cluster document");
        }
        if (reader.getAttributeCount() > limits.attributes()) {
            throw refused(
                    here,
                    "more than " + limits.attributes() + " attributes",
                    "this is not a cluster document");
        }
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(attributeName(i), reader.getAttributeValue(i));
        }
        open.push(new Open(reader.getLocalName(), attributes, new ArrayList<>(), here));
    }

    private String attributeName(int index) {
        String prefix = reader.getAttributePrefix(index);
        String local = reader.getAttributeLocalName(index);
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private XmlElement close() {
        Open done = open.pop();
        boolean mixed =
                done.children.stream()
                        .anyMatch(
                                child ->
                                        child instanceof XmlNode.Text(var text) && !text.isBlank());
        List<XmlNode> children =
                mixed
                        ? done.children
                        : done.children.stream()
                                .filter(child -> !(child instanceof XmlNode.Text))
                                .toList();
        return new XmlElement(done.name, done.attributes, children, done.position);
    }

    private XmlException refused(Position at, String problem, String advice) {
        return new XmlException(source, at, problem, advice);
    }
}
