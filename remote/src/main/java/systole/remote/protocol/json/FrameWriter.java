package systole.remote.protocol.json;

import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.json.ConsoleFrame.Versions;

import java.time.Instant;

/** Writes the fields of one frame; {@link FrameReader} reads them back. */
final class FrameWriter {
    private final ValueWriter out;

    FrameWriter(ValueWriter out) {
        this.out = out;
    }

    void frame(ConsoleFrame frame) {
        switch (frame) {
            case ConsoleFrame.Greeting(Versions versions, String program) -> {
                out.type("greeting");
                out.number("oldest", versions.oldest());
                out.number("newest", versions.newest());
                out.text("program", program);
            }
            case ConsoleFrame.Hello hello -> hello(hello);
            case ConsoleFrame.Happened(var event) -> new EventWriter(out).event(event);
            case ConsoleFrame.Request(long id, var command, String reason) -> {
                numbered("request", id);
                out.command(command);
                out.text("reason", reason);
            }
            case ConsoleFrame.Answer(long id, var reply) -> {
                numbered("answer", id);
                out.reply(reply);
            }
            case ConsoleFrame.Withdrawal(long id) -> numbered("withdrawal", id);
            case ConsoleFrame.Question(long id, HistoryQuery query) -> {
                numbered("history", id);
                query(query);
            }
            case ConsoleFrame.Page(long id, var page) -> {
                numbered("page", id);
                new EventWriter(out).page(page);
            }
            case ConsoleFrame.NoPage(long id, String reason) -> {
                numbered("no-page", id);
                out.text("reason", reason);
            }
            case ConsoleFrame.Ping(long number) -> numbered("ping", number);
            case ConsoleFrame.Pong(long number) -> numbered("pong", number);
            case ConsoleFrame.Goodbye(String reason) -> {
                out.type("goodbye");
                out.text("reason", reason);
            }
            case ConsoleFrame.Unknown unknown ->
                    throw new IllegalArgumentException("nobody says " + unknown.what());
        }
    }

    private void hello(ConsoleFrame.Hello hello) {
        out.type("hello");
        out.number("version", hello.version());
        out.text("cluster", hello.cluster());
        out.text("node", hello.node().value());
        out.text("user", hello.user());
        out.text("role", Roles.word(hello.role()));
        out.texts("others", hello.others());
    }

    private void query(HistoryQuery query) {
        out.text("since", query.since().map(Instant::toString));
        out.text("until", query.until().map(Instant::toString));
        query.before().ifPresent(version -> out.version("before", version));
        out.number("most", query.most());
    }

    private void numbered(String type, long id) {
        out.type(type);
        out.number("id", id);
    }
}
