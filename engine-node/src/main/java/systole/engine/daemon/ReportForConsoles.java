package systole.engine.daemon;

import systole.engine.group.GroupReport;
import systole.engine.hacf.HaCf;
import systole.engine.os.UdpWire;
import systole.engine.port.View;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a node sees the membership, for consoles. */
final class ReportForConsoles {
    private static final Duration NEVER = Duration.ofDays(365);

    private final HaCf settings;
    private final UdpWire wire;
    private final NodeObserver observer;
    private final long now;

    ReportForConsoles(HaCf settings, UdpWire wire, NodeObserver observer, long now) {
        this.settings = settings;
        this.wire = wire;
        this.observer = observer;
        this.now = now;
    }

    NodeReport of(GroupReport report) {
        return report.toConsoles(
                observer.view().map(View::members).stream().flatMap(List::stream).findFirst(),
                links(),
                pingNodes(),
                concerns());
    }

    /** What it sees of the ping nodes. */
    List<NodeReport.PingNode> pingNodes() {
        return wire.pings().states().entrySet().stream()
                .map(ping -> new NodeReport.PingNode(ping.getKey(), ping.getValue()))
                .toList();
    }

    /** Its links to the others. */
    List<NodeReport.Link> links() {
        return wire.watch().states(now).stream()
                .map(
                        link ->
                                new NodeReport.Link(
                                        link.link(),
                                        link.peer(),
                                        link.up(),
                                        link.silence().orElse(NEVER)))
                .toList();
    }

    private List<String> concerns() {
        var concerns = new ArrayList<String>();
        boolean alone =
                settings.links().pingNodes().isEmpty() && settings.links().pingGroups().isEmpty();
        if (settings.nodes().size() == 2 && alone) {
            concerns.add(
                    "two nodes without a ping node or fencing: if only the network between them"
                            + " fails, both act");
        }
        if (settings.rules().acceptCrc()) {
            concerns.add("keys without a secret are accepted: anybody can command the cluster");
        }
        return concerns;
    }
}
