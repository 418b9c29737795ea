package systole.engine.os;

import org.jspecify.annotations.Nullable;

import systole.engine.membership.link.LinkEvent;
import systole.engine.membership.link.LinkObserver;
import systole.engine.membership.link.PingNode;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Asks ping nodes for echoes (RFC 792). Never takes an echo for an answer that was not asked for:
 * each carries a number nobody else knows. Where echoes are not permitted, says so once, and all
 * ping nodes stay silent. Belongs to one thread.
 */
final class IcmpPinger implements AutoCloseable {
    private static final byte ECHO_REPLY = 0;
    private static final byte ECHO_REQUEST = 8;
    private static final int CHECKSUM_AT = 2;
    private static final int SEQUENCE_AT = 6;
    private static final int COOKIE_AT = 8;
    private static final int LENGTH = 16;
    private static final int REMEMBERED = 64;
    private static final ValueLayout.OfShort NET_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final List<PingNode> nodes;
    private final HostBook hosts;
    private final Listener listener;
    private final long cookie = new SecureRandom().nextLong();
    private final long[] asked = new long[REMEMBERED];
    private final int[] sequences = new int[REMEMBERED];
    private final MemorySegment request = Arena.ofAuto().allocate(LENGTH, Long.BYTES);
    private final MemorySegment reply = Arena.ofAuto().allocate(256, Long.BYTES);
    private final SocketAddress4 target = SocketAddress4.of(0, 0);
    private @Nullable NativeSocket socket;
    private boolean raw;
    private int sequence;

    /** Hears of answers. */
    interface Listener {
        /** A ping node, or a host of that group, answered what was asked then. */
        void answered(String name, long asked);
    }

    IcmpPinger(List<PingNode> nodes, HostBook hosts, Listener listener) {
        this.nodes = nodes;
        this.hosts = hosts;
        this.listener = listener;
        Arrays.fill(sequences, -1);
    }

    /** Opens the socket, if there is anybody to ask. */
    void open(LinkObserver observer) {
        if (nodes.isEmpty()) {
            return;
        }
        try {
            socket = openSocket();
        } catch (IOException e) {
            String text =
                    "ping nodes cannot be asked ("
                            + e.getMessage()
                            + "), they count as dead; grant CAP_NET_RAW or put this process's"
                            + " group into net.ipv4.ping_group_range";
            observer.happened(new LinkEvent.Trouble("ping", text, true));
        }
    }

    private NativeSocket openSocket() throws IOException {
        try {
            return NativeSocket.icmp();
        } catch (IOException notInPingGroupRange) {
            NativeSocket opened = NativeSocket.rawIcmp();
            raw = true;
            opened.set(NativeSocket.Option.ICMP_FILTER, ~(1 << ECHO_REPLY));
            return opened;
        }
    }

    /** The kernel's number of the socket; negative if there is none. */
    int descriptor() {
        return socket == null ? -1 : socket.descriptor();
    }

    /** Asks every host once. */
    void ask(long now) {
        if (socket == null) {
            return;
        }
        sequence = (sequence + 1) & 0xffff;
        asked[sequence % REMEMBERED] = now;
        sequences[sequence % REMEMBERED] = sequence;
        write();
        for (PingNode node : nodes) {
            for (String host : node.hosts()) {
                Optional<Inet4Address> address = hosts.addressOf(host);
                if (address.isPresent()) {
                    target.set(address.get(), 0);
                    socket.send(request, LENGTH, target);
                }
            }
        }
    }

    private void write() {
        request.set(ValueLayout.JAVA_BYTE, 0, ECHO_REQUEST);
        request.set(NET_SHORT, CHECKSUM_AT, (short) 0);
        request.set(NET_SHORT, SEQUENCE_AT, (short) sequence);
        request.set(NET_LONG, COOKIE_AT, cookie);
        int sum = 0;
        for (int at = 0; at < LENGTH; at += 2) {
            sum += Short.toUnsignedInt(request.get(NET_SHORT, at));
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        request.set(NET_SHORT, CHECKSUM_AT, (short) ~sum);
    }

    /** Takes one answer; false if there is none. */
    boolean receive() {
        if (socket == null) {
            return false;
        }
        int length = socket.receive(reply);
        if (length < 0) {
            return false;
        }
        int header = raw && length > 0 ? (reply.get(ValueLayout.JAVA_BYTE, 0) & 0xf) * 4 : 0;
        if (length >= header + LENGTH
                && reply.get(ValueLayout.JAVA_BYTE, header) == ECHO_REPLY
                && reply.get(NET_LONG, header + COOKIE_AT) == cookie) {
            int echoed = Short.toUnsignedInt(reply.get(NET_SHORT, header + SEQUENCE_AT));
            if (sequences[echoed % REMEMBERED] == echoed) {
                answer(socket.sender().address(), asked[echoed % REMEMBERED]);
            }
        }
        return true;
    }

    private void answer(int address, long when) {
        for (PingNode node : nodes) {
            if (node.hosts().stream().anyMatch(host -> is(host, address))) {
                listener.answered(node.name(), when);
            }
        }
    }

    private boolean is(String host, int address) {
        return hosts.addressOf(host)
                .filter(known -> SocketAddress4.numberOf(known) == address)
                .isPresent();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
