package systole.engine.membership.link;

import org.jspecify.annotations.Nullable;

import systole.model.node.NodeName;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Watches over which links each peer is heard. Tells when a link comes up and when it has been dead
 * silent, and when a beat is late over all of them. Told by one thread, may be asked by any.
 */
public final class LinkWatch {
    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final List<String> links;
    private final long warntime;
    private final long deadtime;
    private final LinkObserver observer;
    private final Map<NodeName, Peer> peers = new LinkedHashMap<>();

    /** What to tell once nothing is held any more, for the observer may ask who is up. */
    private final List<LinkEvent> events = new ArrayList<>();

    /** What is known of a peer. */
    private static final class Peer {
        private final List<Ear> ears;
        private long generation = -1;
        private long sequence;
        private long heard;
        private boolean toldLate;
        private long toldLateAt;

        Peer(int links) {
            ears = Stream.generate(Ear::new).limit(links).toList();
        }
    }

    /** One peer over one link. */
    private static final class Ear {
        private boolean up;
        private long heard;
        private @Nullable InetSocketAddress from;
    }

    /** Nobody has been heard yet; what was never up is not told to be dead. */
    public LinkWatch(
            Collection<NodeName> peers,
            List<String> links,
            LinkTiming timing,
            LinkObserver observer) {
        this.links = List.copyOf(links);
        this.warntime = timing.warntime().toNanos();
        this.deadtime = timing.deadtime().toNanos();
        this.observer = observer;
        peers.forEach(peer -> this.peers.put(peer, new Peer(links.size())));
    }

    /** An authentic datagram came over a link, from that address. */
    public void heard(Datagram datagram, int link, InetSocketAddress from, long now) {
        Peer peer = peers.get(datagram.sender());
        if (peer != null) {
            synchronized (this) {
                Ear ear = peer.ears.get(link);
                ear.heard = now;
                ear.from = from;
                if (!ear.up) {
                    ear.up = true;
                    events.add(new LinkEvent.Up(datagram.sender(), links.get(link)));
                }
                noteBeat(peer, datagram, now);
            }
            tell();
        }
    }

    private void tell() {
        if (!events.isEmpty()) {
            events.forEach(observer::happened);
            events.clear();
        }
    }

    private void noteBeat(Peer peer, Datagram datagram, long now) {
        boolean restarted = datagram.generation() != peer.generation;
        if (!restarted && datagram.sequence() <= peer.sequence) {
            return;
        }
        long interval = now - peer.heard;
        if (!restarted
                && interval > warntime
                && (!peer.toldLate || now - peer.toldLateAt >= QUIET)) {
            peer.toldLate = true;
            peer.toldLateAt = now;
            events.add(new LinkEvent.Late(datagram.sender(), Duration.ofNanos(interval)));
        }
        peer.generation = datagram.generation();
        peer.sequence = datagram.sequence();
        peer.heard = now;
    }

    /** Tells of links that died; returns after how many nanoseconds the next could. */
    public long tick(long now) {
        long next = expire(now);
        tell();
        return next;
    }

    private synchronized long expire(long now) {
        long next = deadtime;
        for (Map.Entry<NodeName, Peer> entry : peers.entrySet()) {
            for (int link = 0; link < links.size(); link++) {
                Ear ear = entry.getValue().ears.get(link);
                long rest = ear.heard + deadtime - now;
                if (ear.up && rest <= 0) {
                    ear.up = false;
                    events.add(new LinkEvent.Dead(entry.getKey(), links.get(link)));
                } else if (ear.up) {
                    next = Math.min(next, rest);
                }
            }
        }
        return next;
    }

    /** Where a peer was last heard from over a link. */
    public synchronized Optional<InetSocketAddress> addressOn(NodeName peer, int link) {
        Peer known = peers.get(peer);
        return known == null ? Optional.empty() : Optional.ofNullable(known.ears.get(link).from);
    }

    /** A peer's addresses: over links that are up first, then the one heard last first. */
    public synchronized List<InetAddress> addressesOf(NodeName peer) {
        Peer known = peers.get(peer);
        if (known == null) {
            return List.of();
        }
        // Links that are up keep their order, so that nothing is reconnected without need.
        Comparator<Ear> deadLast = Comparator.comparing(ear -> !ear.up);
        Comparator<Ear> latest = (one, other) -> Long.signum(other.heard - one.heard);
        return known.ears.stream()
                .sorted(
                        deadLast.thenComparing(
                                (one, other) -> one.up ? 0 : latest.compare(one, other)))
                .flatMap(ear -> Stream.ofNullable(ear.from))
                .map(InetSocketAddress::getAddress)
                .distinct()
                .toList();
    }

    /** How every peer is heard over every link. */
    public synchronized List<LinkState> states(long now) {
        var states = new ArrayList<LinkState>();
        peers.forEach(
                (name, peer) -> {
                    for (int link = 0; link < links.size(); link++) {
                        states.add(state(name, links.get(link), peer.ears.get(link), now));
                    }
                });
        return states;
    }

    private static LinkState state(NodeName peer, String link, Ear ear, long now) {
        Optional<InetSocketAddress> from = Optional.ofNullable(ear.from);
        return new LinkState(
                peer, link, ear.up, from.map(_ -> Duration.ofNanos(now - ear.heard)), from);
    }
}
