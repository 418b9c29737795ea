package systole.remote.protocol.json;

import static systole.remote.protocol.json.ValueReader.each;
import static systole.remote.protocol.json.ValueReader.instant;
import static systole.remote.protocol.json.ValueReader.node;
import static systole.remote.protocol.json.ValueReader.nodes;
import static systole.remote.protocol.json.ValueReader.patch;
import static systole.remote.protocol.json.ValueReader.resource;
import static systole.remote.protocol.json.ValueReader.span;

import org.jspecify.annotations.Nullable;

import systole.model.node.NodeName;
import systole.model.xml.XmlException;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.NodeReport;
import systole.remote.protocol.Revision;

import java.time.Duration;
import java.util.Optional;

/** Reads what {@link EventWriter} writes. */
final class EventReader {
    private EventReader() {}

    /** The event in these fields; empty if it is of a kind this version does not know. */
    static Optional<ClusterEvent> event(JsonFields in) throws MalformedJsonException, XmlException {
        return Optional.ofNullable(known(in));
    }

    private static @Nullable ClusterEvent known(JsonFields in)
            throws MalformedJsonException, XmlException {
        return switch (in.text("type")) {
            case "snapshot" -> new ClusterEvent.Snapshot(ValueReader.cib(in));
            case "patch" -> new ClusterEvent.Patched(patch(in.object("patch")));
            case "membership" ->
                    new ClusterEvent.Membership(nodes(in, "members"), in.flag("quorate"));
            case "seen" -> new ClusterEvent.Seen(report(in));
            case "beat" -> new ClusterEvent.Beat(node(in, "node"), span(in, "interval"));
            case "operation-started" ->
                    new ClusterEvent.OperationStarted(
                            node(in, "node"),
                            resource(in),
                            in.text("operation"),
                            span(in, "interval"));
            case "operation-finished" -> finished(in);
            case "transition" ->
                    new ClusterEvent.TransitionProgress(
                            in.integer("number"),
                            in.integer("done"),
                            in.integer("total"),
                            in.flag("aborted"));
            case "log" ->
                    new ClusterEvent.LogLine(
                            instant(in, "at"), node(in, "node"), level(in), in.text("text"));
            default -> null;
        };
    }

    static HistoryPage page(JsonFields in) throws MalformedJsonException, XmlException {
        return new HistoryPage(
                each(in.objects("revisions"), EventReader::revision), in.flag("more"));
    }

    private static Revision revision(JsonFields in) throws MalformedJsonException, XmlException {
        return new Revision(instant(in, "at"), author(in), patch(in.object("patch")));
    }

    private static Optional<Author> author(JsonFields in) throws MalformedJsonException {
        if (!in.has("author")) {
            return Optional.empty();
        }
        JsonFields author = in.object("author");
        return Optional.of(
                new Author(author.text("user"), author.text("origin"), author.text("reason")));
    }

    private static ClusterEvent finished(JsonFields in) throws MalformedJsonException {
        return new ClusterEvent.OperationFinished(
                node(in, "node"),
                resource(in),
                in.text("operation"),
                span(in, "interval"),
                in.flag("succeeded"),
                in.text("outcome"),
                in.text("output"),
                span(in, "took"));
    }

    private static ClusterEvent.Level level(JsonFields in) throws MalformedJsonException {
        return switch (in.text("level")) {
            case "error" -> ClusterEvent.Level.ERROR;
            case "warning" -> ClusterEvent.Level.WARNING;
            default -> ClusterEvent.Level.INFO;
        };
    }

    private static NodeReport report(JsonFields in) throws MalformedJsonException, XmlException {
        return new NodeReport(
                node(in, "node"),
                view(in),
                nodes(in, "members"),
                in.optionalText("controller").map(NodeName::of),
                in.flag("quorate"),
                in.optionalText("lease").map(Duration::parse),
                each(in.objects("peers"), EventReader::peer),
                each(in.objects("links"), EventReader::link),
                each(
                        in.objects("pings"),
                        ping -> new NodeReport.PingNode(ping.text("name"), ping.flag("up"))),
                in.texts("concerns"));
    }

    private static NodeReport.Peer peer(JsonFields in) throws MalformedJsonException, XmlException {
        return new NodeReport.Peer(node(in, "node"), view(in), nodes(in, "hears"));
    }

    private static NodeReport.Link link(JsonFields in) throws MalformedJsonException {
        return new NodeReport.Link(
                in.text("name"), node(in, "peer"), in.flag("up"), span(in, "silence"));
    }

    private static Optional<Long> view(JsonFields in) throws MalformedJsonException {
        return in.has("view") ? Optional.of(in.number("view")) : Optional.empty();
    }
}
