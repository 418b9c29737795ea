package systole.engine.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/** An IPv4 address and port as the kernel writes them ({@code sockaddr_in}). */
final class SocketAddress4 {
    static final int SIZE = 16;
    private static final short AF_INET = 2;
    private static final int PORT_AT = 2;
    private static final int ADDRESS_AT = 4;
    private static final ValueLayout.OfShort PORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt ADDRESS =
            ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment bytes;

    /** The address in these bytes, whatever they will be. */
    SocketAddress4(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /** An address of its own; the number is that of the dotted notation. */
    static SocketAddress4 of(int address, int port) {
        MemorySegment bytes = Arena.ofAuto().allocate(SIZE, Integer.BYTES);
        bytes.set(ValueLayout.JAVA_SHORT, 0, AF_INET);
        bytes.set(PORT, PORT_AT, (short) port);
        bytes.set(ADDRESS, ADDRESS_AT, address);
        return new SocketAddress4(bytes);
    }

    /** Becomes another address. */
    void set(Inet4Address address, int port) {
        bytes.set(PORT, PORT_AT, (short) port);
        bytes.set(ADDRESS, ADDRESS_AT, numberOf(address));
    }

    /** Its number in the dotted notation. */
    static int numberOf(Inet4Address address) {
        return MemorySegment.ofArray(address.getAddress()).get(ADDRESS.withByteAlignment(1), 0);
    }

    MemorySegment bytes() {
        return bytes;
    }

    int address() {
        return bytes.get(ADDRESS, ADDRESS_AT);
    }

    int port() {
        return Short.toUnsignedInt(bytes.get(PORT, PORT_AT));
    }

    InetSocketAddress toJava() {
        int number = address();
        byte[] four = {
            (byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number
        };
        try {
            return new InetSocketAddress(InetAddress.getByAddress(four), port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    @Override
    public String toString() {
        InetSocketAddress java = toJava();
        return java.getAddress().getHostAddress() + ":" + java.getPort();
    }
}
