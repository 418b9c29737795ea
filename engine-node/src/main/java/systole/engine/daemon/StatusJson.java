package systole.engine.daemon;

import systole.engine.group.GroupReport;
import systole.engine.hacf.HaCf;
import systole.engine.membership.ViewId;
import systole.engine.os.UdpWire;
import systole.model.node.NodeName;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a node is, as JSON. */
final class StatusJson {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HaCf settings;
    private final UdpWire wire;
    private final NodeObserver observer;
    private final long now;

    StatusJson(HaCf settings, UdpWire wire, NodeObserver observer, long now) {
        this.settings = settings;
        this.wire = wire;
        this.observer = observer;
        this.now = now;
    }

    /**
     * One object: {@code node, cluster, role, view, members, quorate, lease_ms, peers, links, ping,
     * dropped}. A lease that depends on nobody is {@code null}, one that is over is {@code 0}.
     */
    String of(GroupReport report) {
        ObjectNode status = JSON.createObjectNode();
        status.put("node", settings.self().value());
        status.put("cluster", settings.cluster());
        status.put("role", observer.role().name().toLowerCase(Locale.ROOT));
        status.put("view", text(report.view()));
        names(status.putArray("members"), report.members());
        status.put("quorate", report.quorate());
        report.lease()
                .ifPresentOrElse(
                        left -> {
                            if (left.toDays() > 365) {
                                status.putNull("lease_ms");
                            } else {
                                status.put("lease_ms", left.toMillis());
                            }
                        },
                        () -> status.put("lease_ms", 0));
        peers(status.putArray("peers"), report);
        links(status.putArray("links"));
        ObjectNode pings = status.putObject("ping");
        wire.pings().states().forEach(pings::put);
        ObjectNode dropped = status.putObject("dropped");
        wire.rejections()
                .counts()
                .forEach(
                        (reason, count) ->
                                dropped.put(reason.name().toLowerCase(Locale.ROOT), count));
        return JSON.writeValueAsString(status);
    }

    private static void peers(ArrayNode array, GroupReport report) {
        for (GroupReport.Peer peer : report.peers()) {
            ObjectNode one = array.addObject();
            one.put("node", peer.node().value());
            one.put("view", text(peer.view()));
            names(one.putArray("hears"), peer.hears().stream().sorted().toList());
        }
    }

    private void links(ArrayNode array) {
        wire.watch()
                .states(now)
                .forEach(
                        link -> {
                            ObjectNode one = array.addObject();
                            one.put("peer", link.peer().value());
                            one.put("link", link.link());
                            one.put("up", link.up());
                            link.silence()
                                    .ifPresent(
                                            silence -> one.put("silence_ms", silence.toMillis()));
                            link.address().ifPresent(from -> one.put("from", from.toString()));
                        });
    }

    private static String text(Optional<ViewId> view) {
        return view.map(ViewId::toString).orElse("none");
    }

    private static void names(ArrayNode array, List<NodeName> names) {
        names.forEach(name -> array.add(name.value()));
    }
}
