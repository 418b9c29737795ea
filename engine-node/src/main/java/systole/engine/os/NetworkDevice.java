package systole.engine.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A network interface as the kernel sees it at the moment, asked through any socket. */
final class NetworkDevice {
    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCGIFADDR = 0x8915;
    private static final long SIOCGIFBRDADDR = 0x8919;
    private static final long SIOCGIFINDEX = 0x8933;
    private static final int REQUEST = 40;
    private static final int VALUE_AT = 16;
    private static final int UP = 0x1;
    private static final int RUNNING = 0x40;

    private final String name;
    private final MemorySegment room = Arena.ofAuto().allocate(REQUEST, Long.BYTES);

    NetworkDevice(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Its index, which changes if it is removed and made again; negative if there is none. */
    int index(NativeSocket socket) {
        int outcome = socket.ask(SIOCGIFINDEX, name, room);
        return outcome < 0 ? outcome : room.get(ValueLayout.JAVA_INT, VALUE_AT);
    }

    /** Its broadcast address as a number; zero if it has none. */
    int broadcastAddress(NativeSocket socket) {
        return socket.ask(SIOCGIFBRDADDR, name, room) < 0 ? 0 : address();
    }

    private int address() {
        return new SocketAddress4(room.asSlice(VALUE_AT, SocketAddress4.SIZE)).address();
    }

    /** What is wrong with it, in words; empty if nothing is. */
    String fault(NativeSocket socket) {
        int outcome = socket.ask(SIOCGIFFLAGS, name, room);
        if (outcome < 0) {
            return "there is no interface " + name;
        }
        int flags = Short.toUnsignedInt(room.get(ValueLayout.JAVA_SHORT, VALUE_AT));
        if ((flags & UP) == 0) {
            return "interface " + name + " is down";
        }
        if ((flags & RUNNING) == 0) {
            return "interface " + name + " has no carrier";
        }
        return socket.ask(SIOCGIFADDR, name, room) < 0
                ? "interface " + name + " has no address"
                : "";
    }
}
