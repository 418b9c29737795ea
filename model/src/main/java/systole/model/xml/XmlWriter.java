package systole.model.xml;

import java.util.List;

/**
 * Writes XML: two spaces a level, one element a line, attributes in their order. What it writes,
 * {@link XmlReader} reads back equal. Text mixed with elements is written as it is, without layout.
 */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder();

    private XmlWriter() {}

    /** The element and all below it, without a declaration; ends with a line break. */
    public static String write(XmlElement element) {
        var writer = new XmlWriter();
        writer.node(element, 0, true);
        return writer.out.toString();
    }

    /** The document with an XML declaration. */
    public static String write(XmlDocument document) {
        var writer = new XmlWriter();
        writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.nodes(document.prolog(), 0, true);
        writer.node(document.root(), 0, true);
        writer.nodes(document.epilog(), 0, true);
        return writer.out.toString();
    }

    private void nodes(List<XmlNode> nodes, int depth, boolean layout) {
        for (XmlNode node : nodes) {
            node(node, depth, layout);
        }
    }

    private void node(XmlNode node, int depth, boolean layout) {
        if (layout) {
            out.repeat("  ", depth);
        }
        switch (node) {
            case XmlElement element -> element(element, depth, layout);
            case XmlNode.Text(var text) -> escape(text, false);
            case XmlNode.Comment(var text) -> out.append("<!--").append(text).append("-->");
            case XmlNode.Instruction(var target, var data) ->
                    out.append("<?")
                            .append(target)
                            .append(data.isEmpty() ? "" : " ")
                            .append(data)
                            .append("?>");
        }
        if (layout) {
            out.append('\n');
        }
    }

    private void element(XmlElement element, int depth, boolean layout) {
        out.append('<').append(element.name());
        element.attributes()
                .forEach(
                        (name, value) -> {
                            out.append(' ').append(name).append("=\"");
                            escape(value, true);
                            out.append('"');
                        });
        if (element.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        boolean lines =
                layout && element.children().stream().noneMatch(XmlNode.Text.class::isInstance);
        if (lines) {
            out.append('\n');
        }
        nodes(element.children(), depth + 1, lines);
        if (lines) {
            out.repeat("  ", depth);
        }
        out.append("</").append(element.name()).append('>');
    }

    private void escape(String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                default -> out.append(c);
            }
        }
    }
}
