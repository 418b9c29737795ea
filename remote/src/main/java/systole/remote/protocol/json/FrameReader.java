package systole.remote.protocol.json;

import systole.model.cib.CibVersion;
import systole.model.xml.XmlException;
import systole.remote.protocol.HistoryQuery;
import systole.remote.protocol.json.ConsoleFrame.Versions;

import java.time.Instant;
import java.util.Optional;

/** Reads what {@link FrameWriter} writes. */
final class FrameReader {
    private static final int LONGEST_TYPE = 64;

    private FrameReader() {}

    static ConsoleFrame frame(JsonFields in) throws MalformedJsonException, XmlException {
        return switch (in.text("type")) {
            case "greeting" ->
                    new ConsoleFrame.Greeting(
                            new Versions(in.integer("oldest"), in.integer("newest")),
                            in.text("program"));
            case "hello" -> hello(in);
            case "request" -> request(in);
            case "answer" -> new ConsoleFrame.Answer(id(in), ValueReader.reply(in.object("reply")));
            case "withdrawal" -> new ConsoleFrame.Withdrawal(id(in));
            case "history" -> new ConsoleFrame.Question(id(in), query(in));
            case "page" -> new ConsoleFrame.Page(id(in), EventReader.page(in));
            case "no-page" -> new ConsoleFrame.NoPage(id(in), in.text("reason"));
            case "ping" -> new ConsoleFrame.Ping(id(in));
            case "pong" -> new ConsoleFrame.Pong(id(in));
            case "goodbye" -> new ConsoleFrame.Goodbye(in.text("reason"));
            default ->
                    EventReader.event(in)
                            .<ConsoleFrame>map(ConsoleFrame.Happened::new)
                            .orElseGet(() -> unknown(in));
        };
    }

    /** A later version may know other commands: those are refused, the conversation goes on. */
    private static ConsoleFrame request(JsonFields in) throws MalformedJsonException, XmlException {
        JsonFields command = in.object("command");
        return ValueReader.isKnownCommand(command)
                ? new ConsoleFrame.Request(
                        id(in), ValueReader.command(command), in.optionalText("reason").orElse(""))
                : new ConsoleFrame.Unknown(
                        Optional.of(id(in)), "the command " + quoted(command.text("type")));
    }

    private static ConsoleFrame unknown(JsonFields in) {
        Object id = in.values().get("id");
        return new ConsoleFrame.Unknown(
                id instanceof Long || id instanceof Integer
                        ? Optional.of(((Number) id).longValue())
                        : Optional.empty(),
                quoted(String.valueOf(in.values().get("type"))));
    }

    private static String quoted(String type) {
        return "\""
                + (type.length() > LONGEST_TYPE ? type.substring(0, LONGEST_TYPE) + "…" : type)
                + "\"";
    }

    private static ConsoleFrame hello(JsonFields in) throws MalformedJsonException {
        return new ConsoleFrame.Hello(
                in.integer("version"),
                in.text("cluster"),
                ValueReader.node(in, "node"),
                in.text("user"),
                Roles.of(in.text("role")),
                in.texts("others"));
    }

    private static HistoryQuery query(JsonFields in) throws MalformedJsonException {
        Optional<CibVersion> before =
                in.has("before")
                        ? Optional.of(ValueReader.version(in, "before"))
                        : Optional.empty();
        return new HistoryQuery(
                in.optionalText("since").map(Instant::parse),
                in.optionalText("until").map(Instant::parse),
                before,
                in.integer("most"));
    }

    private static long id(JsonFields in) throws MalformedJsonException {
        return in.number("id");
    }
}
