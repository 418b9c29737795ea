package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.xml.XmlDocument;
import systole.model.xml.XmlException;
import systole.model.xml.XmlReader;

import java.util.Optional;

/**
 * XML a tool is given: {@code -X XML}, {@code -x FILE} or {@code -p} for standard input. A file
 * goes before standard input, and that before text.
 *
 * @param name what the reader would know it by
 * @param complaint what is said if it cannot be read
 * @param text empty if there was nothing to be read
 */
record XmlInput(String name, String complaint, Optional<String> text) {

    /** The one that is given, if any. */
    static Optional<XmlInput> of(Given given, ToolRequest request) {
        return given.value('x')
                .map(file -> file(file, request))
                .or(() -> Optional.of(request).filter(_ -> given.has('p')).map(XmlInput::pipe))
                .or(() -> given.value('X').map(XmlInput::string));
    }

    /** What stands in a file. */
    static XmlInput file(String file, ToolRequest request) {
        return new XmlInput(
                file,
                "Couldn't parse input file: " + file,
                Optional.ofNullable(request.files().get(file)));
    }

    private static XmlInput pipe(ToolRequest request) {
        return new XmlInput("stdin", "Couldn't parse input from STDIN.", request.input());
    }

    /** What was typed. */
    static XmlInput string(String xml) {
        return new XmlInput("input", "Couldn't parse input string: " + xml, Optional.of(xml));
    }

    /** The cluster's own CIB as it is printed, with {@code -L}, or else the one that is given. */
    static Optional<XmlInput> orLive(Given given, ToolRequest request, ClusterAccess cluster) {
        return given.has('L')
                ? Optional.of(
                        new XmlInput("cib", "Couldn't parse", Optional.of(cluster.cib().toXml())))
                : of(given, request);
    }

    /** The document; refused, with the reader's sentence, if it is not XML. */
    XmlDocument document() throws Refusal {
        try {
            return XmlReader.read(name, text.orElse(""));
        } catch (XmlException e) {
            String where = text.isEmpty() ? "" : e.getMessage() + "\n";
            throw Refusal.saying(complaint + "\n" + where, 1);
        }
    }

    /** The CIB; refused, with the reader's sentence, if it is not one. */
    Cib cib() throws Refusal {
        XmlDocument document = document();
        try {
            return Cib.of(name, document);
        } catch (XmlException e) {
            throw Refusal.saying(complaint + "\n" + e.getMessage() + "\n", 1);
        }
    }
}
