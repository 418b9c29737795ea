package systole.engine.os;

import systole.engine.loop.RealStage;
import systole.engine.membership.link.Link;
import systole.engine.membership.link.LinkEvent;
import systole.engine.membership.link.LinkKeys;
import systole.engine.membership.link.LinkSettings;
import systole.engine.membership.link.LinkSpec;
import systole.engine.membership.link.LinkTiming;
import systole.engine.membership.link.Origin;
import systole.engine.membership.link.PingNode;
import systole.model.node.NodeName;

import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Nodes that share this machine, each on a port and a loop of its own. */
final class Loopback implements AutoCloseable {
    private static final LinkTiming TIMING =
            new LinkTiming(
                    Duration.ofMillis(50),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20));

    private final Map<NodeName, Place> places = new LinkedHashMap<>();
    private final List<UdpWire> wires = new ArrayList<>();

    /** What a node has of this machine. */
    private record Place(int port, RealStage stage, List<LinkEvent> events) {}

    Loopback(List<NodeName> nodes) throws IOException {
        var held = new ArrayList<DatagramSocket>();
        for (NodeName node : nodes) {
            var socket = new DatagramSocket(0);
            held.add(socket);
            places.put(
                    node,
                    new Place(
                            socket.getLocalPort(), new RealStage(), new CopyOnWriteArrayList<>()));
        }
        held.forEach(DatagramSocket::close);
    }

    private Place place(NodeName node) {
        return Objects.requireNonNull(places.get(node));
    }

    RealStage stage(NodeName node) {
        return place(node).stage();
    }

    int port(NodeName node) {
        return place(node).port();
    }

    /** What a node's links told. */
    List<LinkEvent> events(NodeName node) {
        return place(node).events();
    }

    /** A wire from one node to all others. */
    UdpWire wire(NodeName node, LinkKeys keys) {
        return wire(node, keys, toOthers(node), List.of());
    }

    UdpWire wire(NodeName node, LinkKeys keys, List<LinkSpec> media, List<PingNode> pingNodes) {
        return wire(node, keys, settings(node, media, pingNodes), stage(node).loop()::post);
    }

    /** A wire of a node with another loop. */
    UdpWire wire(NodeName node, LinkKeys keys, Predicate<Runnable> loop) {
        return wire(node, keys, settings(node, toOthers(node), List.of()), loop);
    }

    private UdpWire wire(
            NodeName node, LinkKeys keys, LinkSettings settings, Predicate<Runnable> loop) {
        var wire =
                new UdpWire(
                        settings,
                        keys,
                        new UdpWire.Surroundings(
                                new SystemTicker(),
                                loop,
                                Thread.ofPlatform().daemon().name("wire").factory()),
                        events(node)::add);
        wires.add(wire);
        return wire;
    }

    private LinkSettings settings(NodeName node, List<LinkSpec> media, List<PingNode> pingNodes) {
        return new LinkSettings(
                new Origin("loopback", node, 1),
                List.copyOf(places.keySet()),
                Link.of(media, port(node)),
                pingNodes,
                TIMING);
    }

    private List<LinkSpec> toOthers(NodeName node) {
        return places.keySet().stream()
                .filter(other -> !other.equals(node))
                .<LinkSpec>map(other -> new LinkSpec.Unicast("lo", "127.0.0.1", port(other)))
                .toList();
    }

    @Override
    public void close() {
        wires.forEach(UdpWire::close);
        places.values().forEach(place -> place.stage().close());
    }
}
