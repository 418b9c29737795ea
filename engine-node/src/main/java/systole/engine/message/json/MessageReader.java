package systole.engine.message.json;

import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.resource.AgentName;
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

/** Reads what {@link MessageWriter} writes. */
final class MessageReader {
    private static final String SOURCE = "message";

    private MessageReader() {}

    /** Reads one thing of a list. */
    private interface Reading<S, T> {
        T read(S source) throws MalformedMessageException, XmlException;
    }

    static Message message(Fields in) throws MalformedMessageException, XmlException {
        return switch (in.text("type")) {
            case "join" ->
                    new Message.Join(
                            in.number("view"),
                            in.flag("fresh"),
                            cib(in),
                            each(in.objects("history"), MessageReader::history),
                            each(in.objects("underway"), MessageReader::operation));
            case "welcome" -> new Message.Welcome(in.number("view"), cib(in));
            case "update" -> new Message.Update(in.number("view"), patch(in.object("patch")));
            case "stored" -> new Message.Stored(in.number("view"), version(in, "version"));
            case "execute" -> new Message.Execute(operation(in.object("operation")));
            case "cancel" ->
                    new Message.Cancel(operation(in.object("operation")), in.text("transition"));
            case "forget" -> new Message.Forget(resource(in), in.text("transition"));
            case "result" -> new Message.Result(resource(in), agent(in), entry(in.object("entry")));
            case "confirmed" -> new Message.Confirmed(in.text("transition"));
            case "request" -> new Message.Request(in.number("id"), command(in.object("command")));
            case "withdrawal" -> new Message.Withdrawal(in.number("id"));
            case "answer" -> new Message.Answer(in.number("id"), reply(in.object("reply")));
            case "leave" -> new Message.Leave(each(in.texts("nodes"), NodeName::of));
            case "leave-granted" -> new Message.LeaveGranted();
            default -> throw unknown("message", in);
        };
    }

    private static ResourceHistory history(Fields in)
            throws MalformedMessageException, XmlException {
        return new ResourceHistory(
                resource(in), agent(in), each(in.objects("entries"), MessageReader::entry));
    }

    private static HistoryEntry entry(Fields in) throws MalformedMessageException {
        return new HistoryEntry(
                in.text("key"),
                in.text("operation"),
                span(in, "interval"),
                in.integer("call"),
                in.integer("exit"),
                HistoryEntry.Status.of(in.integer("status")),
                in.integer("expected"),
                in.text("transition"),
                in.text("digest"),
                in.optionalText("changed").map(Instant::parse));
    }

    private static Operation operation(Fields in) throws MalformedMessageException {
        return new Operation(
                resource(in),
                agent(in),
                in.text("name"),
                span(in, "interval"),
                span(in, "delay"),
                span(in, "timeout"),
                in.pairs("parameters"),
                in.integer("expected"),
                in.text("transition"));
    }

    private static Command command(Fields in) throws MalformedMessageException, XmlException {
        return switch (in.text("type")) {
            case "change" -> new Command.Change(patch(in.object("patch")));
            case "move" ->
                    new Command.Move(resource(in), in.optionalText("node").map(NodeName::of));
            case "clean-up" ->
                    new Command.CleanUp(resource(in), in.optionalText("node").map(NodeName::of));
            case "set-attribute" ->
                    new Command.SetAttribute(
                            NodeName.of(in.text("node")),
                            in.text("name"),
                            in.optionalText("value"));
            default -> throw unknown("command", in);
        };
    }

    private static Reply reply(Fields in) throws MalformedMessageException {
        return switch (in.text("type")) {
            case "done" -> new Reply.Done(version(in, "version"));
            case "refused" -> new Reply.Refused(in.text("reason"));
            default -> throw unknown("reply", in);
        };
    }

    private static CibPatch patch(Fields in) throws MalformedMessageException, XmlException {
        return new CibPatch(
                version(in, "from"),
                version(in, "to"),
                each(in.objects("changes"), MessageReader::change));
    }

    private static Change change(Fields in) throws MalformedMessageException, XmlException {
        List<Integer> path = in.integers("path");
        return switch (in.text("type")) {
            case "attributes" -> new Change.SetAttributes(path, in.pairs("attributes"));
            case "insert" -> new Change.Insert(path, in.integer("position"), node(in));
            case "remove" -> new Change.Remove(path, in.integer("position"));
            case "replace" -> new Change.Replace(path, element(in.text("element")));
            default -> throw unknown("change", in);
        };
    }

    private static XmlNode node(Fields in) throws MalformedMessageException, XmlException {
        if (in.values().containsKey("element")) {
            return element(in.text("element"));
        }
        if (in.values().containsKey("text")) {
            return new XmlNode.Text(in.text("text"));
        }
        if (in.values().containsKey("comment")) {
            return new XmlNode.Comment(in.text("comment"));
        }
        return new XmlNode.Instruction(in.text("instruction"), in.text("data"));
    }

    private static XmlElement element(String xml) throws XmlException {
        return XmlReader.read(SOURCE, xml).root();
    }

    private static Cib cib(Fields in) throws MalformedMessageException, XmlException {
        return Cib.parse(SOURCE, in.text("cib"));
    }

    private static ResourceId resource(Fields in) throws MalformedMessageException {
        return ResourceId.of(in.text("resource"));
    }

    private static AgentName agent(Fields in) throws MalformedMessageException {
        Fields agent = in.object("agent");
        return new AgentName(agent.text("class"), agent.text("provider"), agent.text("type"));
    }

    private static Duration span(Fields in, String name) throws MalformedMessageException {
        return Duration.parse(in.text(name));
    }

    private static CibVersion version(Fields in, String name) throws MalformedMessageException {
        List<Integer> parts = in.integers(name);
        if (parts.size() != 3) {
            throw new MalformedMessageException(name + " is not a version of three numbers");
        }
        return new CibVersion(parts.get(0), parts.get(1), parts.get(2));
    }

    private static <S, T> List<T> each(List<S> sources, Reading<S, T> reading)
            throws MalformedMessageException, XmlException {
        var list = new ArrayList<T>(sources.size());
        for (S source : sources) {
            list.add(reading.read(source));
        }
        return list;
    }

    private static MalformedMessageException unknown(String what, Fields in)
            throws MalformedMessageException {
        return new MalformedMessageException("unknown " + what + " \"" + in.text("type") + "\"");
    }
}
