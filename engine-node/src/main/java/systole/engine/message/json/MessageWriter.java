package systole.engine.message.json;

import systole.engine.message.Errand;
import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.ResourceHistory;
import systole.model.patch.CibPatch;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Visitor;
import systole.remote.protocol.json.ConsoleFrame;
import systole.remote.protocol.json.FrameCodec;
import systole.remote.protocol.json.ValueWriter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Writes one message; {@link MessageReader} reads it back. */
final class MessageWriter {
    private final ValueWriter out;

    MessageWriter(ValueWriter out) {
        this.out = out;
    }

    void message(Message message) {
        switch (message) {
            case Message.Join join -> join(join);
            case Message.Welcome(long view, Cib cib) -> {
                begin("welcome", view);
                out.cib(cib);
            }
            case Message.Update(long view, CibPatch patch, var author) -> {
                begin("update", view);
                out.patch(patch);
                author.ifPresent(one -> out.object("author", () -> author(one)));
            }
            case Message.Stored(long view, CibVersion version) -> {
                begin("stored", view);
                out.version("version", version);
            }
            case Message.Execute(Operation operation) -> {
                out.type("execute");
                out.object("operation", () -> operation(operation));
            }
            case Message.Cancel(Operation operation, String transitionKey) -> {
                out.type("cancel");
                out.object("operation", () -> operation(operation));
                out.text("transition", transitionKey);
            }
            case Message.Forget(ResourceId resource, String transitionKey) -> {
                out.type("forget");
                out.text("resource", resource.value());
                out.text("transition", transitionKey);
            }
            case Message.Result(ResourceId resource, AgentName agent, HistoryEntry entry) -> {
                out.type("result");
                out.text("resource", resource.value());
                agent(agent);
                out.object("entry", () -> entry(entry));
            }
            case Message.Confirmed(String transitionKey) -> {
                out.type("confirmed");
                out.text("transition", transitionKey);
            }
            case Message.Request(long id, Errand errand) -> {
                out.type("request");
                out.number("id", id);
                out.command(errand.command());
                out.text("reason", errand.reason());
                out.object("visitor", () -> visitor(errand.visitor()));
            }
            case Message.Withdrawal(long id) -> {
                out.type("withdrawal");
                out.number("id", id);
            }
            case Message.Answer(long id, Reply reply) -> {
                out.type("answer");
                out.number("id", id);
                out.reply(reply);
            }
            case Message.Leave(List<NodeName> nodes) -> {
                out.type("leave");
                out.nodes("nodes", nodes);
            }
            case Message.LeaveGranted() -> out.type("leave-granted");
            case Message.Watch(boolean watching) -> {
                out.type("watch");
                out.flag("watching", watching);
            }
            case Message.News(var event) -> {
                out.type("news");
                out.text("frame", frame(event));
            }
        }
    }

    private void visitor(Visitor visitor) {
        out.text("user", visitor.user());
        out.text("origin", visitor.origin());
        out.text("role", visitor.role().name());
    }

    private void author(Author author) {
        out.text("user", author.user());
        out.text("origin", author.origin());
        out.text("reason", author.reason());
    }

    /** What happened, as consoles hear it. */
    private static String frame(ClusterEvent event) {
        return new String(
                FrameCodec.encode(new ConsoleFrame.Happened(event)), StandardCharsets.UTF_8);
    }

    private void join(Message.Join join) {
        begin("join", join.view());
        out.flag("fresh", join.fresh());
        out.cib(join.cib());
        out.objects("history", join.history(), this::history);
        out.objects("underway", join.underway(), this::operation);
    }

    private void history(ResourceHistory history) {
        out.text("resource", history.resource().value());
        agent(history.agent());
        out.objects("entries", history.entries(), this::entry);
    }

    private void entry(HistoryEntry entry) {
        out.text("key", entry.key());
        out.text("operation", entry.operation());
        out.span("interval", entry.interval());
        out.number("call", entry.callId());
        out.number("exit", entry.exitCode());
        out.number("status", entry.status().number());
        out.number("expected", entry.expectedExitCode());
        out.text("transition", entry.transitionKey());
        out.text("digest", entry.parametersDigest());
        out.text("changed", entry.changed().map(Instant::toString));
    }

    private void operation(Operation operation) {
        out.text("resource", operation.resource().value());
        agent(operation.agent());
        out.text("name", operation.name());
        out.span("interval", operation.interval());
        out.span("delay", operation.startDelay());
        out.span("timeout", operation.timeout());
        out.pairs("parameters", operation.parameters());
        out.number("expected", operation.expectedExitCode());
        out.text("transition", operation.transitionKey());
    }

    private void agent(AgentName agent) {
        out.object(
                "agent",
                () -> {
                    out.text("class", agent.standard());
                    out.text("provider", agent.provider());
                    out.text("type", agent.type());
                });
    }

    private void begin(String type, long view) {
        out.type(type);
        out.number("view", view);
    }
}
