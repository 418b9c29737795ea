package systole.engine.os;

import org.jspecify.annotations.Nullable;

import systole.engine.membership.link.Datagram;
import systole.engine.membership.link.Incoming;
import systole.engine.membership.link.Link;
import systole.engine.membership.link.LinkKeys;
import systole.engine.membership.link.LinkObserver;
import systole.engine.membership.link.LinkSettings;
import systole.engine.membership.link.LinkWatch;
import systole.engine.membership.link.Opened;
import systole.engine.membership.link.Outgoing;
import systole.engine.membership.link.PingWatch;
import systole.engine.membership.link.Rejection;
import systole.engine.membership.link.Rejections;
import systole.engine.port.Ticker;
import systole.engine.port.Wire;
import systole.model.node.NodeName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The wire of a real node: UDP over every link of ha.cf at once, and echoes to its ping nodes. Runs
 * on Linux.
 *
 * <p>One thread waits for all sockets, drops what is not authentic and hands the rest to the loop.
 * It is busy only while something arrives, once a second to look after the interfaces, and once a
 * keepalive if there are ping nodes. What the loop does not take is dropped and counted.
 */
public final class UdpWire implements Wire {
    private static final long UPKEEP = Duration.ofSeconds(1).toNanos();
    private static final int MOST_AT_ONCE = 64;

    /** Room for one byte more than any of ours has, so that what is too large is seen. */
    private static final int ROOM = 16 * 1024;

    private final LinkSettings settings;
    private final Surroundings surroundings;
    private final LinkObserver observer;
    private final LinkWatch watch;
    private final PingWatch pings;
    private final Rejections rejections;
    private final HostBook hosts;
    private final List<LinkSocket> links;
    private final IcmpPinger pinger;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private final SocketAddress4 target = SocketAddress4.of(0, 0);
    private final MemorySegment sending = Arena.ofAuto().allocate(ROOM, Long.BYTES);
    private final MemorySegment receiving = Arena.ofAuto().allocate(ROOM, Long.BYTES);
    private final byte[] received = new byte[ROOM];
    private final PollSet sockets;
    private volatile LinkKeys keys;
    private LinkKeys sendingKeys;
    private LinkKeys receivingKeys;
    private volatile boolean closed;
    private @Nullable Receiver receiver;
    private @Nullable Wake wake;
    private long upkeepAt;
    private long watchAt;
    private long askAt;

    /**
     * What a wire lives in.
     *
     * @param loop takes what arrives, without waiting; false if it cannot
     * @param threads makes the thread that receives
     */
    public record Surroundings(Ticker ticker, Predicate<Runnable> loop, ThreadFactory threads) {}

    /** A wire that has not been opened. */
    public UdpWire(
            LinkSettings settings,
            LinkKeys keys,
            Surroundings surroundings,
            LinkObserver observer) {
        List<String> names = settings.links().stream().map(Link::name).toList();
        this.settings = settings;
        this.surroundings = surroundings;
        this.observer = observer;
        this.keys = keys;
        this.sendingKeys = keys;
        this.receivingKeys = keys;
        this.watch = new LinkWatch(settings.peers(), names, settings.timing(), observer);
        this.pings = new PingWatch(settings.pingNodes(), settings.timing().deadping(), observer);
        this.rejections = new Rejections(observer);
        this.hosts = new HostBook(hostsOf(settings));
        this.links =
                settings.links().stream()
                        .map(link -> new LinkSocket(link, hosts, observer))
                        .toList();
        this.pinger = new IcmpPinger(settings.pingNodes(), hosts, this::answered);
        this.incoming = new Incoming(settings.origin(), settings.peers(), names.size(), keys);
        this.outgoing = new Outgoing(settings.origin(), keys);
        this.sockets = new PollSet(names.size() + 2);
    }

    private static List<String> hostsOf(LinkSettings settings) {
        return Stream.concat(
                        settings.links().stream()
                                .flatMap(link -> link.media().stream())
                                .flatMap(medium -> LinkSocket.hostOf(medium).stream()),
                        settings.pingNodes().stream().flatMap(node -> node.hosts().stream()))
                .toList();
    }

    /** Seals and accepts with other keys from now on; may be called by any thread. */
    public void rekey(LinkKeys others) {
        keys = others;
    }

    /** Which peer is heard over which link, and where from. */
    public LinkWatch watch() {
        return watch;
    }

    /** Which ping nodes answer. */
    public PingWatch pings() {
        return pings;
    }

    /** What was dropped. */
    public Rejections rejections() {
        return rejections;
    }

    /** A peer's addresses, the healthiest first; none until it has been heard. */
    public List<InetAddress> addressesOf(NodeName peer) {
        return watch.addressesOf(peer);
    }

    @Override
    public void open(Receiver ear) {
        if (receiver != null || closed) {
            throw new IllegalStateException("a wire is opened once");
        }
        receiver = ear;
        try {
            wake = new Wake();
        } catch (IOException e) {
            throw new UncheckedIOException("this system cannot wait for datagrams", e);
        }
        pinger.open(observer);
        long now = surroundings.ticker().nanos();
        upkeepAt = now;
        watchAt = now;
        askAt = now;
        doChores(now);
        surroundings.threads().newThread(this::run).start();
    }

    @Override
    public void broadcast(byte[] payload) {
        if (!closed && receiver != null) {
            int length = seal(Optional.empty(), payload);
            links.forEach(link -> link.send(sending, length));
        }
    }

    @Override
    public void send(NodeName peer, byte[] payload) {
        if (closed || receiver == null) {
            return;
        }
        int length = seal(Optional.of(peer), payload);
        for (int link = 0; link < links.size(); link++) {
            Optional<InetSocketAddress> known = watch.addressOn(peer, link);
            if (known.isPresent() && known.get().getAddress() instanceof Inet4Address address) {
                target.set(address, known.get().getPort());
                links.get(link).send(sending, length, target);
            } else {
                links.get(link).send(sending, length);
            }
        }
    }

    private int seal(Optional<NodeName> peer, byte[] payload) {
        LinkKeys present = keys;
        if (present != sendingKeys) {
            sendingKeys = present;
            outgoing.rekey(present);
        }
        byte[] sealed = outgoing.seal(peer, payload);
        MemorySegment.copy(sealed, 0, sending, ValueLayout.JAVA_BYTE, 0, sealed.length);
        return sealed.length;
    }

    @Override
    public void close() {
        closed = true;
        if (wake != null) {
            wake.wake();
        }
    }

    private void run() {
        try {
            while (!closed) {
                sockets.await(doChores(surroundings.ticker().nanos()));
                receive();
            }
        } catch (RuntimeException | Error fault) {
            // A node that hears nothing is cut off: the loop's fault ends it, and says so.
            var told = new IllegalStateException("the links ended: " + fault, fault);
            boolean _ =
                    surroundings
                            .loop()
                            .test(
                                    () -> {
                                        throw told;
                                    });
        } finally {
            closed = true;
            links.forEach(LinkSocket::close);
            pinger.close();
            if (wake != null) {
                wake.close();
            }
        }
    }

    /** Does what is due; returns for how many nanoseconds nothing else will be. */
    private long doChores(long now) {
        if (now - upkeepAt >= 0) {
            upkeepAt = now + UPKEEP;
            upkeep(now);
        }
        if (now - watchAt >= 0) {
            watchAt = now + Math.min(watch.tick(now), pings.tick(now));
        }
        long next = Math.min(upkeepAt - now, watchAt - now);
        if (settings.pingNodes().isEmpty()) {
            return next;
        }
        if (now - askAt >= 0) {
            askAt = now + settings.timing().keepalive().toNanos();
            pinger.ask(now);
        }
        return Math.min(next, askAt - now);
    }

    private void upkeep(long now) {
        hosts.refresh(now);
        links.forEach(LinkSocket::upkeep);
        sockets.set(0, wake == null ? -1 : wake.descriptor());
        sockets.set(1, pinger.descriptor());
        IntStream.range(0, links.size())
                .forEach(link -> sockets.set(link + 2, links.get(link).descriptor()));
    }

    private void receive() {
        LinkKeys present = keys;
        if (present != receivingKeys) {
            receivingKeys = present;
            incoming.rekey(present);
        }
        if (sockets.ready(1)) {
            for (int i = 0; i < MOST_AT_ONCE && pinger.receive(); i++) {
                // The pinger tells of each.
            }
        }
        for (int link = 0; link < links.size(); link++) {
            if (sockets.ready(link + 2)) {
                receive(link);
            }
        }
    }

    /** Takes what waits on a link, but no more than is fair to the others. */
    private void receive(int link) {
        NativeSocket socket = links.get(link).socket();
        for (int i = 0; i < MOST_AT_ONCE && socket != null && !closed; i++) {
            int length = socket.receive(receiving);
            if (length >= 0) {
                open(link, length, socket.sender());
            } else {
                if (length != -LibC.EAGAIN && length != -LibC.EINTR) {
                    // Its interface went away, for one; the next upkeep opens another.
                    links.get(link).close();
                    sockets.set(link + 2, -1);
                }
                return;
            }
        }
    }

    private void open(int link, int length, SocketAddress4 from) {
        long now = surroundings.ticker().nanos();
        MemorySegment.copy(receiving, ValueLayout.JAVA_BYTE, 0, received, 0, length);
        Opened opened = incoming.open(received, length, link);
        if (opened instanceof Datagram datagram) {
            watch.heard(datagram, link, from.toJava(), now);
            boolean taken = surroundings.loop().test(() -> deliver(datagram));
            if (!taken) {
                rejections.count(Rejection.OVERLOAD, from, now);
            }
        } else if (opened instanceof Rejection reason) {
            rejections.count(reason, from, now);
        }
    }

    private void deliver(Datagram datagram) {
        if (receiver != null && !closed) {
            receiver.received(datagram.sender(), datagram.payload());
        }
    }

    private void answered(String pingNode, long asked) {
        long now = surroundings.ticker().nanos();
        pings.answered(pingNode, now);
        boolean taken = surroundings.loop().test(() -> deliver(pingNode, asked));
        if (!taken) {
            rejections.count(Rejection.OVERLOAD, pingNode, now);
        }
    }

    private void deliver(String pingNode, long asked) {
        if (receiver != null && !closed) {
            receiver.answered(pingNode, asked);
        }
    }
}
