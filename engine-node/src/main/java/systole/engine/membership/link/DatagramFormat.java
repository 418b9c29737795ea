package systole.engine.membership.link;

import systole.engine.port.Wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A datagram as bytes, numbers big-endian:
 *
 * <pre>
 *  0  magic          4  "SYST"
 *  4  version        1
 *  5  key number     2
 *  7  cluster        8  of the SHA-256 of its name
 * 15  generation     8
 * 23  sequence       8
 * 31  sender length  1
 * 32  target length  1  0: meant for all
 * 33  sender, target, payload, seal of all before
 * </pre>
 */
final class DatagramFormat {
    static final int MAGIC = 0x53595354;
    static final int VERSION = 1;
    static final int MAGIC_AT = 0;
    static final int VERSION_AT = 4;
    static final int KEY_AT = 5;
    static final int CLUSTER_AT = 7;
    static final int GENERATION_AT = 15;
    static final int SEQUENCE_AT = 23;
    static final int SENDER_AT = 31;
    static final int TARGET_AT = 32;
    static final int NAMES_AT = 33;
    static final int LONGEST_NAME = 255;
    static final int LARGEST =
            NAMES_AT + 2 * LONGEST_NAME + Wire.LARGEST + KeyMethod.SHA256.length();

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private DatagramFormat() {}

    private static VarHandle view(Class<?> numbers) {
        return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.BIG_ENDIAN);
    }

    static int shortAt(byte[] bytes, int at) {
        return Short.toUnsignedInt((short) SHORTS.get(bytes, at));
    }

    static int intAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static void putShort(byte[] bytes, int at, int value) {
        SHORTS.set(bytes, at, (short) value);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INTS.set(bytes, at, value);
    }

    static void putLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /** A cluster's name in few bytes. */
    static long cluster(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return longAt(digest, 0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A node's name as it travels. */
    static byte[] name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a node's name is too long: " + name);
        }
        return bytes;
    }
}
