package systole.engine.message.json;

import static systole.remote.protocol.json.ValueReader.cib;
import static systole.remote.protocol.json.ValueReader.command;
import static systole.remote.protocol.json.ValueReader.each;
import static systole.remote.protocol.json.ValueReader.patch;
import static systole.remote.protocol.json.ValueReader.reply;
import static systole.remote.protocol.json.ValueReader.resource;
import static systole.remote.protocol.json.ValueReader.span;
import static systole.remote.protocol.json.ValueReader.unknown;
import static systole.remote.protocol.json.ValueReader.version;

import systole.engine.message.Errand;
import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;
import systole.model.resource.AgentName;
import systole.model.xml.XmlException;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.FrameCodec;
import systole.remote.protocol.json.JsonFields;
import systole.remote.protocol.json.MalformedJsonException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Reads what {@link MessageWriter} writes. */
final class MessageReader {
    private MessageReader() {}

    static Message message(JsonFields in) throws MalformedJsonException, XmlException {
        return switch (in.text("type")) {
            case "join" ->
                    new Message.Join(
                            in.number("view"),
                            in.flag("fresh"),
                            cib(in),
                            each(in.objects("history"), MessageReader::history),
                            each(in.objects("underway"), MessageReader::operation));
            case "welcome" -> new Message.Welcome(in.number("view"), cib(in));
            case "update" ->
                    new Message.Update(in.number("view"), patch(in.object("patch")), author(in));
            case "stored" -> new Message.Stored(in.number("view"), version(in, "version"));
            case "execute" -> new Message.Execute(operation(in.object("operation")));
            case "cancel" ->
                    new Message.Cancel(operation(in.object("operation")), in.text("transition"));
            case "forget" -> new Message.Forget(resource(in), in.text("transition"));
            case "result" -> new Message.Result(resource(in), agent(in), entry(in.object("entry")));
            case "confirmed" -> new Message.Confirmed(in.text("transition"));
            case "request" -> new Message.Request(in.number("id"), errand(in));
            case "withdrawal" -> new Message.Withdrawal(in.number("id"));
            case "answer" -> new Message.Answer(in.number("id"), reply(in.object("reply")));
            case "leave" -> new Message.Leave(each(in.texts("nodes"), NodeName::of));
            case "leave-granted" -> new Message.LeaveGranted();
            case "watch" -> new Message.Watch(in.flag("watching"));
            case "news" -> new Message.News(event(in.text("frame")));
            default -> throw unknown("message", in);
        };
    }

    private static Errand errand(JsonFields in) throws MalformedJsonException, XmlException {
        JsonFields visitor = in.object("visitor");
        return new Errand(
                new Visitor(
                        visitor.text("user"),
                        visitor.text("origin"),
                        Role.valueOf(visitor.text("role"))),
                in.text("reason"),
                command(in.object("command")));
    }

    private static Optional<Author> author(JsonFields in) throws MalformedJsonException {
        if (!in.has("author")) {
            return Optional.empty();
        }
        JsonFields author = in.object("author");
        return Optional.of(
                new Author(author.text("user"), author.text("origin"), author.text("reason")));
    }

    private static ClusterEvent event(String frame) throws MalformedJsonException {
        if (FrameCodec.decode(frame.getBytes(StandardCharsets.UTF_8))
                instanceof ConsoleFrame.Happened(ClusterEvent event)) {
            return event;
        }
        throw new IllegalArgumentException("news of something else than an event");
    }

    private static ResourceHistory history(JsonFields in)
            throws MalformedJsonException, XmlException {
        return new ResourceHistory(
                resource(in), agent(in), each(in.objects("entries"), MessageReader::entry));
    }

    private static HistoryEntry entry(JsonFields in) throws MalformedJsonException {
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

    private static Operation operation(JsonFields in) throws MalformedJsonException {
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

    private static AgentName agent(JsonFields in) throws MalformedJsonException {
        JsonFields agent = in.object("agent");
        return new AgentName(agent.text("class"), agent.text("provider"), agent.text("type"));
    }
}
