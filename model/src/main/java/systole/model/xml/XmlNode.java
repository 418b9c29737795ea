package systole.model.xml;

/** One node of an XML tree. Nodes are immutable and compare by content, never by position. */
public sealed interface XmlNode
        permits XmlElement, XmlNode.Text, XmlNode.Comment, XmlNode.Instruction {

    /** Character data, entities already replaced. */
    record Text(String value) implements XmlNode {}

    /** A comment, without its delimiters. */
    record Comment(String value) implements XmlNode {}

    /** A processing instruction. */
    record Instruction(String target, String data) implements XmlNode {}
}
