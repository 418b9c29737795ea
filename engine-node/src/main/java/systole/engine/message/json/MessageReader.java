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

import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;
import systole.model.resource.AgentName;
import systole.model.xml.XmlException;
import systole.remote.protocol.json.JsonFields;
import systole.remote.protocol.json.MalformedJsonException;

import java.time.Instant;

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
