package systole.engine.os;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A datagram socket of the kernel's own, for what Java's channels cannot do: belong to a network
 * interface, tell why something failed, ask ICMP. Never blocks. Received from and closed by one
 * thread, sent to by any.
 */
final class NativeSocket implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int IPPROTO_ICMP = 1;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int SOL_IP = 0;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;

    private final int descriptor;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment source = arena.allocate(SocketAddress4.SIZE, Integer.BYTES);
    private final MemorySegment sourceSize = arena.allocate(ValueLayout.JAVA_INT);
    private final SocketAddress4 sender = new SocketAddress4(source);
    private boolean open = true;

    /** An option with a number for its value. */
    enum Option {
        REUSE_ADDRESS(SOL_SOCKET, 2),
        BROADCAST(SOL_SOCKET, 6),
        RECEIVE_BUFFER(SOL_SOCKET, 8),
        /** Beyond the system's limit; needs CAP_NET_ADMIN. */
        RECEIVE_BUFFER_FORCED(SOL_SOCKET, 33),
        PATH_MTU_DISCOVERY(SOL_IP, 10),
        MULTICAST_TTL(SOL_IP, 33),
        MULTICAST_LOOP(SOL_IP, 34),
        /** Whether groups that other sockets have joined are heard here as well. */
        MULTICAST_ALL(SOL_IP, 49),
        /** Bit n: ICMP messages of type n are not received; for raw sockets. */
        ICMP_FILTER(255, 1);

        private final int level;
        private final int number;

        Option(int level, int number) {
            this.level = level;
            this.number = number;
        }
    }

    private NativeSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /** A UDP socket that is not bound yet. */
    static NativeSocket udp() throws IOException {
        return new NativeSocket(
                demand(LibC.socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket"));
    }

    /** An ICMP socket that receives echoes of its own only. */
    static NativeSocket icmp() throws IOException {
        return new NativeSocket(
                demand(LibC.socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_ICMP), "socket"));
    }

    /** An ICMP socket that receives everybody's, each behind its IP header. */
    static NativeSocket rawIcmp() throws IOException {
        return new NativeSocket(
                demand(LibC.socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP), "raw socket"));
    }

    private static int demand(int outcome, String what) throws IOException {
        if (outcome < 0) {
            throw new IOException(what + ": " + LibC.explain(outcome));
        }
        return outcome;
    }

    int descriptor() {
        return descriptor;
    }

    /** Sets an option; returns the negative error number if it is not permitted. */
    int set(Option option, int value) {
        MemorySegment number = arena.allocateFrom(ValueLayout.JAVA_INT, value);
        return LibC.setsockopt(descriptor, option.level, option.number, number);
    }

    /** Sends and receives by that interface only; returns the negative error number if not. */
    int bindToDevice(String device) {
        return LibC.setsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, arena.allocateFrom(device));
    }

    /** Hears that port, on every address. */
    void bind(int port) throws IOException {
        demand(LibC.bind(descriptor, SocketAddress4.of(0, port).bytes()), "port " + port);
    }

    /** Takes part in a group, and sends to groups, on the interface of that index. */
    void join(int group, int interfaceIndex) throws IOException {
        MemorySegment membership = arena.allocate(12, Integer.BYTES);
        membership.set(
                ValueLayout.JAVA_INT,
                0,
                SocketAddress4.of(group, 0).bytes().get(ValueLayout.JAVA_INT, 4));
        membership.set(ValueLayout.JAVA_INT, 8, interfaceIndex);
        demand(LibC.setsockopt(descriptor, SOL_IP, 35, membership), "joining the group");
        demand(LibC.setsockopt(descriptor, SOL_IP, 32, membership), "sending to the group");
    }

    /** Sends the first bytes, or nothing if that would block or fails. */
    synchronized void send(MemorySegment bytes, int length, SocketAddress4 target) {
        if (open) {
            LibC.sendto(descriptor, bytes, length, MSG_DONTWAIT | MSG_NOSIGNAL, target.bytes());
        }
    }

    /**
     * Receives a datagram, cut off where the room ends; returns its length, or the negative error
     * number, {@link LibC#EAGAIN} if there is none.
     */
    int receive(MemorySegment room) {
        sourceSize.set(ValueLayout.JAVA_INT, 0, SocketAddress4.SIZE);
        return LibC.recvfrom(descriptor, room, MSG_DONTWAIT, source, sourceSize);
    }

    /** Where the datagram received last came from, until the next one. */
    SocketAddress4 sender() {
        return sender;
    }

    /** What the kernel says about an interface. */
    int ask(long request, String device, MemorySegment reply) {
        reply.fill((byte) 0);
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        if (name.length >= 16) {
            return -LibC.ENODEV;
        }
        MemorySegment.copy(name, 0, reply, ValueLayout.JAVA_BYTE, 0, name.length);
        return LibC.ioctl(descriptor, request, reply);
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            LibC.close(descriptor);
        }
    }
}
