package systole.engine.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.engine.hacf.HaCf;
import systole.engine.hacf.Medium;
import systole.engine.membership.link.Link;
import systole.engine.membership.link.LinkEvent;
import systole.engine.membership.link.LinkSettings;
import systole.engine.membership.link.LinkSpec;
import systole.engine.membership.link.LinkTiming;
import systole.engine.membership.link.Origin;
import systole.engine.membership.link.PingNode;
import systole.engine.os.RealTime;
import systole.engine.os.SystemRandom;
import systole.engine.os.UdpWire;
import systole.engine.port.EventLoop;
import systole.engine.port.Ticker;
import systole.model.node.NodeName;
import systole.remote.bus.AddressBook;
import systole.remote.bus.BusLimits;
import systole.remote.bus.BusSettings;
import systole.remote.bus.SshBus;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/**
 * The wire and the bus of a real node. The bus calls peers at the addresses their beats come from,
 * over links that work.
 */
final class Carriers {
    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

    private final HaCf settings;
    private final UdpWire wire;
    private final SshBus bus;

    /**
     * Carriers that are not open yet.
     *
     * @param generation this start of the node
     * @param heartbeat takes what the wire delivers
     */
    Carriers(HaCf settings, long generation, KeyRing keys, Ticker ticker, EventLoop heartbeat) {
        this.settings = settings;
        this.wire =
                new UdpWire(
                        links(settings, generation),
                        keys.links(),
                        new UdpWire.Surroundings(ticker, heartbeat::post, threads(settings)),
                        this::happened);
        this.bus =
                new SshBus(
                        new BusSettings(
                                settings.self(),
                                generation,
                                new InetSocketAddress(settings.links().busPort()),
                                settings.timing().deadtime(),
                                BusLimits.USUAL),
                        new Book(),
                        keys.bus(),
                        SystemRandom.generator());
    }

    private static ThreadFactory threads(HaCf settings) {
        return settings.daemon().realtime()
                ? RealTime.threads("links", priority(settings), LOG::warn)
                : Thread.ofPlatform().daemon().name("links").factory();
    }

    /** The real-time priority of beats. */
    static int priority(HaCf settings) {
        return settings.daemon().priority().orElse(1);
    }

    private static LinkSettings links(HaCf settings, long generation) {
        HaCf.Links links = settings.links();
        HaCf.Timing timing = settings.timing();
        var pingNodes = new ArrayList<>(links.pingNodes().stream().map(PingNode::host).toList());
        links.pingGroups()
                .forEach(group -> pingNodes.add(new PingNode(group.name(), group.members())));
        return new LinkSettings(
                new Origin(settings.cluster(), settings.self(), generation),
                settings.nodes(),
                Link.of(links.media().stream().map(Carriers::spec).toList(), links.udpPort()),
                pingNodes,
                new LinkTiming(
                        timing.keepalive(),
                        timing.warntime(),
                        timing.deadtime(),
                        timing.deadping()));
    }

    private static LinkSpec spec(Medium medium) {
        return switch (medium) {
            case Medium.Bcast(String device, _) -> new LinkSpec.Broadcast(device);
            case Medium.Mcast(String device, String group, int port, int ttl, boolean loop) ->
                    new LinkSpec.Multicast(device, group, port, ttl, loop);
            case Medium.Ucast(String device, String peer, int port) ->
                    new LinkSpec.Unicast(device, peer, port);
        };
    }

    private void happened(LinkEvent event) {
        if (event.warning()) {
            LOG.warn("node={} {}", settings.self(), event.text());
        } else {
            LOG.info("node={} {}", settings.self(), event.text());
        }
        switch (event) {
            case LinkEvent.Up(NodeName peer, _) -> bus.reconsider(peer);
            case LinkEvent.Dead(NodeName peer, _) -> bus.reconsider(peer);
            case LinkEvent.Late _,
                    LinkEvent.PingUp _,
                    LinkEvent.PingDead _,
                    LinkEvent.Dropped _,
                    LinkEvent.Trouble _ -> {}
        }
    }

    UdpWire wire() {
        return wire;
    }

    SshBus bus() {
        return bus;
    }

    /**
     * Where the other nodes would let consoles in, if their port is this one: {@code host:port}.
     */
    List<String> doors(int port) {
        return settings.nodes().stream()
                .filter(node -> !node.equals(settings.self()))
                .flatMap(
                        node ->
                                Stream.concat(
                                        wire.addressesOf(node).stream().map(Carriers::literal),
                                        Stream.of(node.value())))
                .map(host -> host + ":" + port)
                .toList();
    }

    private static String literal(InetAddress address) {
        return address instanceof Inet6Address
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
    }

    /** Proves and accepts by other keys from now on. */
    void rekey(KeyRing keys) {
        wire.rekey(keys.links());
        bus.replaceKeys(keys.bus());
    }

    /** Where peers are, as their beats tell. */
    private final class Book implements AddressBook {
        @Override
        public Set<NodeName> peers() {
            var peers = new HashSet<>(settings.nodes());
            peers.remove(settings.self());
            return peers;
        }

        @Override
        public List<InetSocketAddress> addressesOf(NodeName peer) {
            return wire.addressesOf(peer).stream()
                    .map(address -> new InetSocketAddress(address, settings.links().busPort()))
                    .toList();
        }
    }
}
