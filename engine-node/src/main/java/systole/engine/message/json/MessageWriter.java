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
import systole.model.xml.XmlNode;
import systole.model.xml.XmlWriter;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes one message; {@link MessageReader} reads it back. */
final class MessageWriter {
    private final JsonGenerator out;

    MessageWriter(JsonGenerator out) {
        this.out = out;
    }

    void message(Message message) {
        out.writeStartObject();
        switch (message) {
            case Message.Join join -> join(join);
            case Message.Welcome(long view, Cib cib) -> {
                begin("welcome", view);
                cib(cib);
            }
            case Message.Update(long view, CibPatch patch) -> {
                begin("update", view);
                patch(patch);
            }
            case Message.Stored(long view, CibVersion version) -> {
                begin("stored", view);
                version("version", version);
            }
            case Message.Execute(Operation operation) -> {
                type("execute");
                operation("operation", operation);
            }
            case Message.Cancel(Operation operation, String transitionKey) -> {
                type("cancel");
                operation("operation", operation);
                text("transition", transitionKey);
            }
            case Message.Forget(ResourceId resource, String transitionKey) -> {
                type("forget");
                text("resource", resource.value());
                text("transition", transitionKey);
            }
            case Message.Result(ResourceId resource, AgentName agent, HistoryEntry entry) -> {
                type("result");
                text("resource", resource.value());
                agent(agent);
                out.writeName("entry");
                entry(entry);
            }
            case Message.Confirmed(String transitionKey) -> {
                type("confirmed");
                text("transition", transitionKey);
            }
            case Message.Request(long id, Command command) -> {
                type("request");
                number("id", id);
                command(command);
            }
            case Message.Withdrawal(long id) -> {
                type("withdrawal");
                number("id", id);
            }
            case Message.Answer(long id, Reply reply) -> {
                type("answer");
                number("id", id);
                reply(reply);
            }
            case Message.Leave(List<NodeName> nodes) -> {
                type("leave");
                array("nodes", nodes, node -> out.writeString(node.value()));
            }
            case Message.LeaveGranted() -> type("leave-granted");
        }
        out.writeEndObject();
    }

    private void join(Message.Join join) {
        begin("join", join.view());
        flag("fresh", join.fresh());
        cib(join.cib());
        array("history", join.history(), this::history);
        array("underway", join.underway(), this::operation);
    }

    private void history(ResourceHistory history) {
        out.writeStartObject();
        text("resource", history.resource().value());
        agent(history.agent());
        array("entries", history.entries(), this::entry);
        out.writeEndObject();
    }

    private void entry(HistoryEntry entry) {
        out.writeStartObject();
        text("key", entry.key());
        text("operation", entry.operation());
        span("interval", entry.interval());
        number("call", entry.callId());
        number("exit", entry.exitCode());
        number("status", entry.status().number());
        number("expected", entry.expectedExitCode());
        text("transition", entry.transitionKey());
        text("digest", entry.parametersDigest());
        text("changed", entry.changed().map(Instant::toString));
        out.writeEndObject();
    }

    private void operation(String name, Operation operation) {
        out.writeName(name);
        operation(operation);
    }

    private void operation(Operation operation) {
        out.writeStartObject();
        text("resource", operation.resource().value());
        agent(operation.agent());
        text("name", operation.name());
        span("interval", operation.interval());
        span("delay", operation.startDelay());
        span("timeout", operation.timeout());
        pairs("parameters", operation.parameters());
        number("expected", operation.expectedExitCode());
        text("transition", operation.transitionKey());
        out.writeEndObject();
    }

    private void agent(AgentName agent) {
        out.writeName("agent");
        out.writeStartObject();
        text("class", agent.standard());
        text("provider", agent.provider());
        text("type", agent.type());
        out.writeEndObject();
    }

    private void command(Command command) {
        out.writeName("command");
        out.writeStartObject();
        switch (command) {
            case Command.Change(CibPatch patch) -> {
                type("change");
                patch(patch);
            }
            case Command.Move(ResourceId resource, Optional<NodeName> target) -> {
                type("move");
                text("resource", resource.value());
                text("node", target.map(NodeName::value));
            }
            case Command.CleanUp(ResourceId resource, Optional<NodeName> node) -> {
                type("clean-up");
                text("resource", resource.value());
                text("node", node.map(NodeName::value));
            }
            case Command.SetAttribute(NodeName node, String name, Optional<String> value) -> {
                type("set-attribute");
                text("node", node.value());
                text("name", name);
                text("value", value);
            }
        }
        out.writeEndObject();
    }

    private void reply(Reply reply) {
        out.writeName("reply");
        out.writeStartObject();
        switch (reply) {
            case Reply.Done(CibVersion version) -> {
                type("done");
                version("version", version);
            }
            case Reply.Refused(String reason) -> {
                type("refused");
                text("reason", reason);
            }
        }
        out.writeEndObject();
    }

    private void cib(Cib cib) {
        text("cib", cib.toXml());
    }

    private void patch(CibPatch patch) {
        out.writeName("patch");
        out.writeStartObject();
        version("from", patch.from());
        version("to", patch.to());
        array("changes", patch.changes(), this::change);
        out.writeEndObject();
    }

    private void change(Change change) {
        out.writeStartObject();
        integers("path", change.path());
        switch (change) {
            case Change.SetAttributes(_, var attributes) -> {
                type("attributes");
                pairs("attributes", attributes);
            }
            case Change.Insert(_, int position, XmlNode node) -> {
                type("insert");
                number("position", position);
                node(node);
            }
            case Change.Remove(_, int position) -> {
                type("remove");
                number("position", position);
            }
            case Change.Replace(_, XmlElement element) -> {
                type("replace");
                node(element);
            }
        }
        out.writeEndObject();
    }

    private void node(XmlNode node) {
        switch (node) {
            case XmlElement element -> text("element", XmlWriter.write(element));
            case XmlNode.Text(String value) -> text("text", value);
            case XmlNode.Comment(String value) -> text("comment", value);
            case XmlNode.Instruction(String target, String data) -> {
                text("instruction", target);
                text("data", data);
            }
        }
    }

    private void begin(String type, long view) {
        type(type);
        number("view", view);
    }

    private void type(String type) {
        text("type", type);
    }

    private void text(String name, String value) {
        out.writeStringProperty(name, value);
    }

    private void text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
    }

    private void flag(String name, boolean value) {
        out.writeBooleanProperty(name, value);
    }

    private void number(String name, long value) {
        out.writeNumberProperty(name, value);
    }

    private void span(String name, Duration value) {
        text(name, value.toString());
    }

    private void version(String name, CibVersion version) {
        integers(name, List.of(version.adminEpoch(), version.epoch(), version.updates()));
    }

    private void integers(String name, List<Integer> values) {
        array(name, values, out::writeNumber);
    }

    private void pairs(String name, Map<String, String> pairs) {
        out.writeName(name);
        out.writeStartObject();
        pairs.forEach(this::text);
        out.writeEndObject();
    }

    private <T> void array(String name, List<T> elements, Consumer<T> writer) {
        out.writeName(name);
        out.writeStartArray();
        elements.forEach(writer);
        out.writeEndArray();
    }
}
