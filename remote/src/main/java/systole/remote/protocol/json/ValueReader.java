package systole.remote.protocol.json;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlNode;
import systole.model.xml.XmlReader;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link ValueWriter} writes. */
public final class ValueReader {
    private static final String SOURCE = "message";
    private static final int LONGEST_NAME = 1_024;
    private static final Set<String> COMMANDS =
            Set.of("change", "move", "clean-up", "reprobe", "fail", "set-attribute");

    private ValueReader() {}

    /** Reads one thing of a list. */
    @FunctionalInterface
    public interface Reading<S, T> {
        /**
         * Makes the value.
         *
         * @throws MalformedJsonException if it is none
         * @throws XmlException if XML in it is not well-formed
         */
        T read(S source) throws MalformedJsonException, XmlException;
    }

    /** The values of a list. */
    public static <S, T> List<T> each(List<S> sources, Reading<S, T> reading)
            throws MalformedJsonException, XmlException {
        var list = new ArrayList<T>(sources.size());
        for (S source : sources) {
            list.add(reading.read(source));
        }
        return list;
    }

    /** Tells whether {@link #command} knows this kind. */
    static boolean isKnownCommand(JsonFields in) throws MalformedJsonException {
        return COMMANDS.contains(in.text("type"));
    }

    /** A command. */
    public static Command command(JsonFields in) throws MalformedJsonException, XmlException {
        return switch (in.text("type")) {
            case "change" -> new Command.Change(patch(in.object("patch")));
            case "move" -> new Command.Move(resourceNamed(in), optionalNode(in));
            case "clean-up" -> new Command.CleanUp(resourceNamed(in), optionalNode(in));
            case "reprobe" -> new Command.Reprobe(optionalNode(in));
            case "fail" -> new Command.Fail(resourceNamed(in), nodeNamed(in));
            case "set-attribute" ->
                    new Command.SetAttribute(
                            nodeNamed(in), name("name", in.text("name")), in.optionalText("value"));
            default -> throw unknown("command", in);
        };
    }

    /** A reply. */
    public static Reply reply(JsonFields in) throws MalformedJsonException {
        return switch (in.text("type")) {
            case "done" -> new Reply.Done(version(in, "version"));
            case "refused" -> new Reply.Refused(in.text("reason"));
            default -> throw unknown("reply", in);
        };
    }

    /** A patch. */
    public static CibPatch patch(JsonFields in) throws MalformedJsonException, XmlException {
        return new CibPatch(
                version(in, "from"),
                version(in, "to"),
                each(in.objects("changes"), ValueReader::change));
    }

    /** The field {@code cib}. */
    public static Cib cib(JsonFields in) throws MalformedJsonException, XmlException {
        return Cib.parse(SOURCE, in.text("cib"));
    }

    /** The field {@code resource}. */
    public static ResourceId resource(JsonFields in) throws MalformedJsonException {
        return ResourceId.of(in.text("resource"));
    }

    /** A field with a node's name. */
    public static NodeName node(JsonFields in, String name) throws MalformedJsonException {
        return NodeName.of(in.text(name));
    }

    /** A field with names of nodes. */
    public static List<NodeName> nodes(JsonFields in, String name)
            throws MalformedJsonException, XmlException {
        return each(in.texts(name), NodeName::of);
    }

    /** A field with a length of time. */
    public static Duration span(JsonFields in, String name) throws MalformedJsonException {
        return Duration.parse(in.text(name));
    }

    /** A field with a point in time. */
    public static Instant instant(JsonFields in, String name) throws MalformedJsonException {
        return Instant.parse(in.text(name));
    }

    /** A field with a version of the CIB. */
    public static CibVersion version(JsonFields in, String name) throws MalformedJsonException {
        List<Integer> parts = in.integers(name);
        if (parts.size() != 3) {
            throw new MalformedJsonException(name + " is not a version of three numbers");
        }
        return new CibVersion(parts.get(0), parts.get(1), parts.get(2));
    }

    /** What to throw for an object of a kind nobody knows. */
    public static MalformedJsonException unknown(String what, JsonFields in)
            throws MalformedJsonException {
        return new MalformedJsonException("unknown " + what + " \"" + in.text("type") + "\"");
    }

    private static ResourceId resourceNamed(JsonFields in) throws MalformedJsonException {
        return ResourceId.of(name("resource", in.text("resource")));
    }

    private static NodeName nodeNamed(JsonFields in) throws MalformedJsonException {
        return NodeName.of(name("node", in.text("node")));
    }

    private static Optional<NodeName> optionalNode(JsonFields in) throws MalformedJsonException {
        return in.optionalText("node").isPresent() ? Optional.of(nodeNamed(in)) : Optional.empty();
    }

    /** Names somebody asks about are told on, into logs as well. */
    private static String name(String field, String text) throws MalformedJsonException {
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedJsonException(
                    field + " is no name: it is too long or holds control characters");
        }
        return text;
    }

    private static Change change(JsonFields in) throws MalformedJsonException, XmlException {
        List<Integer> path = in.integers("path");
        return switch (in.text("type")) {
            case "attributes" -> new Change.SetAttributes(path, in.pairs("attributes"));
            case "insert" -> new Change.Insert(path, in.integer("position"), xml(in));
            case "remove" -> new Change.Remove(path, in.integer("position"));
            case "replace" -> new Change.Replace(path, element(in.text("element")));
            default -> throw unknown("change", in);
        };
    }

    private static XmlNode xml(JsonFields in) throws MalformedJsonException, XmlException {
        if (in.has("element")) {
            return element(in.text("element"));
        }
        if (in.has("text")) {
            return new XmlNode.Text(in.text("text"));
        }
        if (in.has("comment")) {
            return new XmlNode.Comment(in.text("comment"));
        }
        return new XmlNode.Instruction(in.text("instruction"), in.text("data"));
    }

    private static XmlElement element(String text) throws XmlException {
        return XmlReader.read(SOURCE, text).root();
    }
}
