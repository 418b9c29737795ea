package systole.engine.tool;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlWriter;

import java.util.stream.Collectors;

/** XML as Heartbeat 2's tools print it. */
final class XmlLines {
    private XmlLines() {}

    /** The element, each line behind one blank. */
    static String of(XmlElement element) {
        return XmlWriter.write(element)
                .lines()
                .map(line -> " " + line + "\n")
                .collect(Collectors.joining());
    }
}
