package systole.model.xml;

import java.util.List;

/** A whole document: the root, and the comments and instructions before and after it. */
public record XmlDocument(List<XmlNode> prolog, XmlElement root, List<XmlNode> epilog) {

    /** Copies the lists. */
    public XmlDocument {
        prolog = List.copyOf(prolog);
        epilog = List.copyOf(epilog);
    }

    /** A document of this root alone. */
    public static XmlDocument of(XmlElement root) {
        return new XmlDocument(List.of(), root, List.of());
    }

    /** This document around another root. */
    public XmlDocument withRoot(XmlElement replacement) {
        return new XmlDocument(prolog, replacement, epilog);
    }
}
