package systole.engine.demo;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The CIBs a demo can begin with. */
public final class DemoCib {
    /** How many nodes a demo has unless asked otherwise. */
    public static final int USUAL_NODES = 3;

    /** More engines than this do not make sense on one machine. */
    public static final int MOST_NODES = 32;

    private DemoCib() {}

    /** The shipped cluster; its web server listens on the given port. */
    public static Cib shipped(int nodes, int webPort) {
        String text = resource("demo-cib.xml").replace("@WEB_PORT@", Integer.toString(webPort));
        return withNodes(parsed("demo-cib.xml", text), names(nodes));
    }

    /** The seed's database on two nodes, watched every second. */
    public static Cib seed() {
        return withNodes(parsed("seed-cib.xml", resource("seed-cib.xml")), names(2));
    }

    /**
     * The user's own. Its nodes are its own too; a file without any gets those of the demo. What
     * its status section says of another time is left out.
     *
     * @throws XmlException with file, line and column if it is no CIB
     * @throws IOException with one clear line if it cannot be read
     */
    public static Cib own(Path file, int nodes) throws XmlException, IOException {
        Cib cib = Cib.parse(file.toString(), text(file));
        Cib fresh = cib.withRoot(cib.root().update("status", _ -> XmlElement.of("status")));
        boolean bare = fresh.configuration().nodes().stream().noneMatch(Node::member);
        return bare ? withNodes(fresh, names(nodes)) : fresh;
    }

    /** The member nodes a cluster of this CIB has. */
    public static List<NodeName> members(Cib cib) {
        return cib.configuration().nodes().stream().filter(Node::member).map(Node::name).toList();
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not a text file in UTF-8", e);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** mysql1, mysql2, node3, node4, … */
    private static List<NodeName> names(int count) {
        var names = new ArrayList<NodeName>();
        for (int i = 1; i <= count; i++) {
            names.add(NodeName.of((i <= 2 ? "mysql" : "node") + i));
        }
        return names;
    }

    private static Cib withNodes(Cib cib, List<NodeName> names) {
        var elements =
                names.stream()
                        .map(
                                name ->
                                        XmlElement.of(
                                                "node",
                                                "id",
                                                name.value(),
                                                "uname",
                                                name.value(),
                                                "type",
                                                "normal"))
                        .toList();
        XmlElement root =
                cib.root()
                        .update(
                                "configuration",
                                configuration ->
                                        configuration.update(
                                                "nodes",
                                                section -> {
                                                    var all = new ArrayList<>(section.children());
                                                    all.addAll(elements);
                                                    return section.withChildren(all);
                                                }));
        try {
            return cib.withRoot(root);
        } catch (XmlException e) {
            throw new IllegalStateException("nodes cannot break a CIB", e);
        }
    }

    private static Cib parsed(String name, String text) {
        try {
            return Cib.parse(name, text);
        } catch (XmlException e) {
            throw new IllegalStateException("this build came with a broken " + name, e);
        }
    }

    private static String resource(String name) {
        try (var in = DemoCib.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build came without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
