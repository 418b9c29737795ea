package systole.engine.membership.link;

import systole.model.node.NodeName;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Measures what one datagram of a usual beat's size costs: {@code java
 * systole.engine.membership.link.SealBench}.
 */
final class SealBench {
    private static final int ROUND = 100_000;
    private static final int ROUNDS = 5;
    private static final NodeName ANNA = NodeName.of("anna");
    private static final NodeName BERTA = NodeName.of("berta");

    private SealBench() {}

    /** Prints microseconds for each. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (KeyMethod method : KeyMethod.values()) {
            byte[] secret = new byte[method == KeyMethod.CRC32 ? 0 : 32];
            var keys = LinkKeys.of(new LinkKey(1, method, secret));
            out.println(method + " seal     " + seal(keys) + " us");
            out.println(method + " open     " + open(keys, false) + " us");
            out.println(method + " forged   " + open(keys, true) + " us");
        }
        var keys = LinkKeys.of(new LinkKey(1, KeyMethod.SHA256, new byte[32]));
        byte[] repeated = outgoing(keys).seal(Optional.empty(), new byte[200]);
        out.println("repeated        " + reject(incoming(keys), repeated) + " us");
        out.println("garbage         " + reject(incoming(keys), new byte[500]) + " us");
    }

    private static double seal(LinkKeys keys) {
        Outgoing outgoing = outgoing(keys);
        var payload = new byte[200];
        return best(
                () -> {
                    long bytes = 0;
                    for (int i = 0; i < ROUND; i++) {
                        bytes += outgoing.seal(Optional.empty(), payload).length;
                    }
                    return bytes;
                });
    }

    private static double open(LinkKeys keys, boolean forged) {
        Outgoing outgoing = outgoing(keys);
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < ROUND; i++) {
            byte[] datagram = outgoing.seal(Optional.empty(), new byte[200]);
            datagram[datagram.length - 1] ^= (byte) (forged ? 1 : 0);
            datagrams.add(datagram);
        }
        return best(
                () -> {
                    Incoming incoming = incoming(keys);
                    long opened = 0;
                    for (byte[] datagram : datagrams) {
                        opened +=
                                incoming.open(datagram, datagram.length, 0) instanceof Datagram
                                        ? 1
                                        : 0;
                    }
                    if (opened != (forged ? 0 : ROUND)) {
                        throw new AssertionError("opened " + opened);
                    }
                    return opened;
                });
    }

    private static double reject(Incoming incoming, byte[] bytes) {
        incoming.open(bytes, bytes.length, 0);
        return best(
                () -> {
                    long dropped = 0;
                    for (int i = 0; i < ROUND; i++) {
                        dropped +=
                                incoming.open(bytes, bytes.length, 0) instanceof Rejection ? 1 : 0;
                    }
                    return dropped;
                });
    }

    private static double best(LongSupplier round) {
        double best = Double.MAX_VALUE;
        long kept = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            kept += round.getAsLong();
            best = Math.min(best, (System.nanoTime() - begin) / 1e3 / ROUND);
        }
        return kept < 0 ? kept : Math.round(best * 1000) / 1000.0;
    }

    private static Outgoing outgoing(LinkKeys keys) {
        return new Outgoing(new Origin("bench", BERTA, 1), keys);
    }

    private static Incoming incoming(LinkKeys keys) {
        return new Incoming(new Origin("bench", ANNA, 1), List.of(ANNA, BERTA), 1, keys);
    }
}
