package systole.remote.protocol.json;

import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Author;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.HistoryPage;
import systole.remote.protocol.NodeReport;
import systole.remote.protocol.Revision;

import java.time.Duration;
import java.util.Locale;

/** Writes the fields of what a node tells of its cluster; {@link EventReader} reads them back. */
final class EventWriter {
    private final ValueWriter out;

    EventWriter(ValueWriter out) {
        this.out = out;
    }

    void event(ClusterEvent event) {
        switch (event) {
            case ClusterEvent.Snapshot(var cib) -> {
                out.type("snapshot");
                out.cib(cib);
            }
            case ClusterEvent.Patched(CibPatch patch) -> {
                out.type("patch");
                out.patch(patch);
            }
            case ClusterEvent.Membership(var members, boolean quorate) -> {
                out.type("membership");
                out.nodes("members", members);
                out.flag("quorate", quorate);
            }
            case ClusterEvent.Seen(NodeReport report) -> {
                out.type("seen");
                report(report);
            }
            case ClusterEvent.Beat(NodeName node, Duration interval) -> {
                out.type("beat");
                out.text("node", node.value());
                out.span("interval", interval);
            }
            case ClusterEvent.OperationStarted(var node, var resource, var name, var interval) -> {
                out.type("operation-started");
                operation(node, resource, name, interval);
            }
            case ClusterEvent.OperationFinished finished -> finished(finished);
            case ClusterEvent.TransitionProgress progress -> progress(progress);
            case ClusterEvent.LogLine line -> log(line);
        }
    }

    void page(HistoryPage page) {
        out.objects("revisions", page.revisions(), this::revision);
        out.flag("more", page.more());
    }

    private void revision(Revision revision) {
        out.text("at", revision.at().toString());
        revision.author().ifPresent(author -> out.object("author", () -> author(author)));
        out.patch(revision.patch());
    }

    private void author(Author author) {
        out.text("user", author.user());
        out.text("origin", author.origin());
        out.text("reason", author.reason());
    }

    private void operation(NodeName node, ResourceId resource, String name, Duration interval) {
        out.text("node", node.value());
        out.text("resource", resource.value());
        out.text("operation", name);
        out.span("interval", interval);
    }

    private void finished(ClusterEvent.OperationFinished finished) {
        out.type("operation-finished");
        operation(finished.node(), finished.resource(), finished.operation(), finished.interval());
        out.flag("succeeded", finished.succeeded());
        out.text("outcome", finished.outcome());
        out.text("output", finished.output());
        out.span("took", finished.took());
    }

    private void progress(ClusterEvent.TransitionProgress progress) {
        out.type("transition");
        out.number("number", progress.number());
        out.number("done", progress.done());
        out.number("total", progress.total());
        out.flag("aborted", progress.aborted());
    }

    private void log(ClusterEvent.LogLine line) {
        out.type("log");
        out.text("at", line.at().toString());
        out.text("node", line.node().value());
        out.text("level", line.level().name().toLowerCase(Locale.ROOT));
        out.text("text", line.text());
    }

    private void report(NodeReport report) {
        out.text("node", report.node().value());
        report.view().ifPresent(view -> out.number("view", view));
        out.nodes("members", report.members());
        out.text("controller", report.controller().map(NodeName::value));
        out.flag("quorate", report.quorate());
        out.text("lease", report.lease().map(Duration::toString));
        out.objects("peers", report.peers(), this::peer);
        out.objects("links", report.links(), this::link);
        out.objects(
                "pings",
                report.pingNodes(),
                ping -> {
                    out.text("name", ping.name());
                    out.flag("up", ping.up());
                });
        out.texts("concerns", report.concerns());
    }

    private void peer(NodeReport.Peer peer) {
        out.text("node", peer.node().value());
        peer.view().ifPresent(view -> out.number("view", view));
        out.nodes("hears", peer.hears());
    }

    private void link(NodeReport.Link link) {
        out.text("name", link.name());
        out.text("peer", link.peer().value());
        out.flag("up", link.up());
        out.span("silence", link.silence());
    }
}
