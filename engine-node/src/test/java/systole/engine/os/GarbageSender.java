package systole.engine.os;

import systole.engine.membership.link.KeyMethod;
import systole.engine.membership.link.LinkKey;
import systole.engine.membership.link.LinkKeys;
import systole.engine.membership.link.Origin;
import systole.engine.membership.link.Outgoing;
import systole.model.node.NodeName;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Blasts a node with what it must drop: random bytes, truncated and mutilated datagrams, datagrams
 * sealed with a wrong key, and true ones again and again. Started by hand or by a test of the lab:
 * {@code java systole.engine.os.GarbageSender ADDRESS PORT SECONDS [CLUSTER SENDER [KEY SECRET]]}.
 * With the true key's number and secret what it repeats is authentic, of a start that is over;
 * without, it claims a start to come, so that every seal must be looked at.
 */
final class GarbageSender {
    private static final int PER_SECOND = 10_000;
    private static final Duration BATCH = Duration.ofMillis(10);
    private static final int KINDS = 1000;

    private final Random random = new Random(1);
    private final List<ByteBuffer> garbage = new ArrayList<>();

    /** Sends for so many seconds and says how much it was. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length < 3) {
            out.println("usage: ADDRESS PORT SECONDS [CLUSTER SENDER [KEY SECRET]]");
            System.exit(2);
        }
        var target = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        String cluster = arguments.length > 3 ? arguments[3] : "linux-ha";
        NodeName sender = NodeName.of(arguments.length > 4 ? arguments[4] : "hb1");
        int key = arguments.length > 6 ? Integer.parseInt(arguments[5]) : 1;
        String secret = arguments.length > 6 ? arguments[6] : "guessed";
        var link = new LinkKey(key, KeyMethod.SHA256, secret.getBytes(StandardCharsets.UTF_8));
        long generation = arguments.length > 6 ? 1 : Long.MAX_VALUE / 2;
        var origin = new Origin(cluster, sender, generation);
        var blaster = new GarbageSender(origin, LinkKeys.of(link));
        long sent = blaster.blast(target, Duration.ofSeconds(Integer.parseInt(arguments[2])));
        out.println("sent " + sent + " datagrams to " + target);
    }

    GarbageSender(Origin origin, LinkKeys keys) {
        var outgoing = new Outgoing(origin, keys);
        byte[] repeated = outgoing.seal(Optional.empty(), bytes(200));
        for (int i = 0; i < KINDS; i++) {
            byte[] sealed = outgoing.seal(Optional.empty(), bytes(200));
            garbage.add(
                    ByteBuffer.wrap(
                            switch (i % 4) {
                                case 0 -> bytes(1 + random.nextInt(1400));
                                case 1 -> Arrays.copyOf(sealed, random.nextInt(sealed.length));
                                case 2 -> mutilated(sealed);
                                default -> repeated;
                            }));
        }
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutilated(byte[] sealed) {
        sealed[random.nextInt(sealed.length)] ^= (byte) (1 << random.nextInt(8));
        return sealed;
    }

    /** Sends evenly, as fast as promised; returns how many went out. */
    long blast(InetSocketAddress target, Duration span) throws IOException {
        long begin = System.nanoTime();
        long sent = 0;
        try (var channel = DatagramChannel.open()) {
            channel.connect(target);
            for (long now = begin; now - begin < span.toNanos(); now = System.nanoTime()) {
                long due = (now - begin) * PER_SECOND / 1_000_000_000;
                for (; sent < due; sent++) {
                    send(channel, garbage.get((int) (sent % KINDS)));
                }
                LockSupport.parkNanos(BATCH.toNanos());
            }
        }
        return sent;
    }

    private static void send(DatagramChannel channel, ByteBuffer bytes) {
        try {
            channel.write(bytes.rewind());
        } catch (IOException nobodyThere) {
            // It may come back.
        }
    }
}
