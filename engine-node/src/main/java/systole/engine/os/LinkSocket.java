package systole.engine.os;

import org.jspecify.annotations.Nullable;

import systole.engine.membership.link.Link;
import systole.engine.membership.link.LinkEvent;
import systole.engine.membership.link.LinkObserver;
import systole.engine.membership.link.LinkSpec;
import systole.engine.os.NativeSocket.Option;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The socket of one link. Outlives its interface: when that is missing, down or without address, or
 * is removed and comes back, this is said once, and the link goes on by itself as soon as it can.
 */
final class LinkSocket {
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final Link link;
    private final NetworkDevice device;
    private final HostBook hosts;
    private final LinkObserver observer;
    private List<Target> known = List.of();
    private volatile List<SocketAddress4> targets = List.of();
    private volatile @Nullable NativeSocket socket;
    private int deviceIndex;
    private String fault = "";
    private boolean saidUntied;

    /** Where a datagram for all goes. */
    private record Target(int address, int port) {}

    LinkSocket(Link link, HostBook hosts, LinkObserver observer) {
        this.link = link;
        this.device = new NetworkDevice(link.device());
        this.hosts = hosts;
        this.observer = observer;
    }

    /** The kernel's number of the socket; negative if there is none at present. */
    int descriptor() {
        NativeSocket present = socket;
        return present == null ? -1 : present.descriptor();
    }

    /** The socket, if there is one at present. */
    @Nullable NativeSocket socket() {
        return socket;
    }

    /** Sends to all this link reaches. */
    void send(MemorySegment bytes, int length) {
        NativeSocket present = socket;
        if (present != null) {
            for (SocketAddress4 target : targets) {
                present.send(bytes, length, target);
            }
        }
    }

    /** Sends to one address. */
    void send(MemorySegment bytes, int length, SocketAddress4 target) {
        NativeSocket present = socket;
        if (present != null) {
            present.send(bytes, length, target);
        }
    }

    /** Looks how the interface is, and opens the socket if there is none. */
    void upkeep() {
        NativeSocket present = socket;
        if (present != null && device.index(present) != deviceIndex) {
            close();
            present = null;
        }
        if (present == null) {
            present = open();
            socket = present;
        }
        if (present != null) {
            aim(present);
            String wrong = device.fault(present);
            note(wrong.isEmpty() ? unknownHost() : wrong);
        }
    }

    /** Closes the socket; the next upkeep opens another. */
    void close() {
        NativeSocket present = socket;
        socket = null;
        if (present != null) {
            present.close();
        }
    }

    private @Nullable NativeSocket open() {
        try {
            NativeSocket fresh = NativeSocket.udp();
            try {
                prepare(fresh);
                return fresh;
            } catch (IOException e) {
                fresh.close();
                throw e;
            }
        } catch (IOException e) {
            note(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void prepare(NativeSocket fresh) throws IOException {
        deviceIndex = device.index(fresh);
        if (deviceIndex < 0) {
            throw new IOException("there is no interface " + device.name());
        }
        fresh.set(Option.REUSE_ADDRESS, 1);
        fresh.set(Option.BROADCAST, 1);
        fresh.set(Option.PATH_MTU_DISCOVERY, 0);
        fresh.set(Option.MULTICAST_ALL, 0);
        if (fresh.set(Option.RECEIVE_BUFFER_FORCED, RECEIVE_BUFFER) < 0) {
            fresh.set(Option.RECEIVE_BUFFER, RECEIVE_BUFFER);
        }
        tie(fresh);
        fresh.bind(link.port());
        for (LinkSpec medium : link.media()) {
            if (medium instanceof LinkSpec.Multicast multicast) {
                fresh.join(group(multicast), deviceIndex);
                fresh.set(Option.MULTICAST_TTL, multicast.ttl());
                fresh.set(Option.MULTICAST_LOOP, multicast.loop() ? 1 : 0);
            }
        }
    }

    private void tie(NativeSocket fresh) {
        int outcome = fresh.bindToDevice(device.name());
        if (outcome < 0 && !saidUntied) {
            saidUntied = true;
            tell(
                    "cannot keep to interface "
                            + device.name()
                            + " ("
                            + LibC.explain(outcome)
                            + "): links may be taken for each other; grant CAP_NET_RAW",
                    true);
        }
    }

    private int group(LinkSpec.Multicast multicast) throws IOException {
        return hosts.addressOf(multicast.group())
                .map(SocketAddress4::numberOf)
                .orElseThrow(() -> new IOException(multicast.group() + " is no IPv4 group"));
    }

    private void aim(NativeSocket present) {
        var wanted = new ArrayList<Target>();
        for (LinkSpec medium : link.media()) {
            target(medium, present).filter(one -> !wanted.contains(one)).ifPresent(wanted::add);
        }
        if (!wanted.equals(known)) {
            known = List.copyOf(wanted);
            targets = wanted.stream().map(one -> SocketAddress4.of(one.address, one.port)).toList();
        }
    }

    private Optional<Target> target(LinkSpec medium, NativeSocket present) {
        return switch (medium) {
            case LinkSpec.Broadcast _ -> {
                int address = device.broadcastAddress(present);
                yield address == 0
                        ? Optional.empty()
                        : Optional.of(new Target(address, link.port()));
            }
            case LinkSpec.Multicast multicast ->
                    hosts.addressOf(multicast.group())
                            .map(SocketAddress4::numberOf)
                            .map(address -> new Target(address, multicast.port()));
            case LinkSpec.Unicast unicast ->
                    hosts.addressOf(unicast.host())
                            .map(SocketAddress4::numberOf)
                            .map(address -> new Target(address, unicast.port()));
        };
    }

    private String unknownHost() {
        return link.media().stream()
                .flatMap(medium -> hostOf(medium).stream())
                .filter(hosts::isUnknown)
                .findFirst()
                .map(host -> "host " + host + " is unknown")
                .orElse("");
    }

    /** The host that a medium names. */
    static Optional<String> hostOf(LinkSpec medium) {
        return switch (medium) {
            case LinkSpec.Broadcast _ -> Optional.empty();
            case LinkSpec.Multicast multicast -> Optional.of(multicast.group());
            case LinkSpec.Unicast unicast -> Optional.of(unicast.host());
        };
    }

    private void note(String wrong) {
        if (!wrong.equals(fault)) {
            fault = wrong;
            if (wrong.isEmpty()) {
                tell("usable again", false);
            } else {
                tell(wrong + "; trying again every second", true);
            }
        }
    }

    private void tell(String what, boolean warning) {
        String text = "Link " + link.name() + ": " + what;
        observer.happened(new LinkEvent.Trouble(link.name(), text, warning));
    }
}
