package systole.engine.membership.link;

import org.jspecify.annotations.Nullable;

import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Opens what arrives. Never lets a datagram pass whose seal is wrong, that is of a former start of
 * its sender, or that came before over the same link; never remembers anything of one that does not
 * pass. Computes no seal for what can be refused without. Belongs to one thread.
 */
public final class Incoming {
    private final byte[] self;
    private final long cluster;
    private final long generation;
    private final List<Sender> senders = new ArrayList<>();
    private List<Seal> seals;

    /** What is known of a peer. */
    private static final class Sender {
        private final NodeName name;
        private final byte[] bytes;
        private final ReplayWindow[] windows;
        private long generation = -1;

        Sender(NodeName name, int links) {
            this.name = name;
            this.bytes = DatagramFormat.name(name.value());
            this.windows = new ReplayWindow[links];
            Arrays.setAll(windows, _ -> new ReplayWindow());
        }

        /** Why it cannot be new, if so; nothing is noted. */
        @Nullable Rejection refuses(long start, long sequence, int link) {
            if (start < generation) {
                return Rejection.FORMER_START;
            }
            boolean fresh = sequence >= 0 && (start > generation || windows[link].fresh(sequence));
            return fresh ? null : Rejection.REPEATED;
        }

        void note(long start, long sequence, int link) {
            if (start > generation) {
                generation = start;
                for (ReplayWindow window : windows) {
                    window.clear();
                }
            }
            windows[link].note(sequence);
        }
    }

    /**
     * Knows nobody's start yet.
     *
     * @param peers whose datagrams are taken
     * @param links how many there are
     */
    public Incoming(Origin self, Collection<NodeName> peers, int links, LinkKeys keys) {
        this.self = DatagramFormat.name(self.node().value());
        this.cluster = DatagramFormat.cluster(self.cluster());
        this.generation = self.generation();
        this.seals = seals(keys);
        peers.stream()
                .filter(peer -> !peer.equals(self.node()))
                .distinct()
                .forEach(peer -> senders.add(new Sender(peer, links)));
    }

    private static List<Seal> seals(LinkKeys keys) {
        return keys.accepted().stream().map(Seal::new).toList();
    }

    /** Accepts these keys and no others from now on. */
    public void rekey(LinkKeys keys) {
        seals = seals(keys);
    }

    /**
     * Opens the first bytes; the array may be used again afterwards.
     *
     * @param link over which they came, from zero
     */
    public Opened open(byte[] bytes, int length, int link) {
        if (length <= DatagramFormat.NAMES_AT || length > DatagramFormat.LARGEST) {
            return Rejection.SIZE;
        }
        if (DatagramFormat.intAt(bytes, DatagramFormat.MAGIC_AT) != DatagramFormat.MAGIC) {
            return Rejection.FOREIGN;
        }
        if (bytes[DatagramFormat.VERSION_AT] != DatagramFormat.VERSION) {
            return Rejection.VERSION;
        }
        if (DatagramFormat.longAt(bytes, DatagramFormat.CLUSTER_AT) != cluster) {
            return Rejection.OTHER_CLUSTER;
        }
        Seal seal = sealOf(DatagramFormat.shortAt(bytes, DatagramFormat.KEY_AT));
        if (seal == null) {
            return Rejection.UNKNOWN_KEY;
        }
        int sealed = length - seal.length();
        if (payloadAt(bytes) > sealed) {
            return Rejection.SIZE;
        }
        return openAddressed(bytes, sealed, link, seal);
    }

    private static int payloadAt(byte[] bytes) {
        return DatagramFormat.NAMES_AT
                + Byte.toUnsignedInt(bytes[DatagramFormat.SENDER_AT])
                + Byte.toUnsignedInt(bytes[DatagramFormat.TARGET_AT]);
    }

    private Opened openAddressed(byte[] bytes, int sealed, int link, Seal seal) {
        int senderEnd =
                DatagramFormat.NAMES_AT + Byte.toUnsignedInt(bytes[DatagramFormat.SENDER_AT]);
        int targetEnd = payloadAt(bytes);
        long start = DatagramFormat.longAt(bytes, DatagramFormat.GENERATION_AT);
        if (is(self, bytes, DatagramFormat.NAMES_AT, senderEnd)) {
            return start == generation ? Rejection.OWN : Rejection.NAMESAKE;
        }
        Sender sender = senderOf(bytes, senderEnd);
        if (sender == null) {
            return Rejection.UNKNOWN_SENDER;
        }
        if (targetEnd > senderEnd && !is(self, bytes, senderEnd, targetEnd)) {
            return Rejection.NOT_FOR_US;
        }
        long sequence = DatagramFormat.longAt(bytes, DatagramFormat.SEQUENCE_AT);
        Rejection refusal = sender.refuses(start, sequence, link);
        if (refusal != null) {
            return refusal;
        }
        if (!seal.holds(bytes, sealed)) {
            return Rejection.FORGED;
        }
        sender.note(start, sequence, link);
        return new Datagram(
                sender.name, start, sequence, Arrays.copyOfRange(bytes, targetEnd, sealed));
    }

    private @Nullable Seal sealOf(int number) {
        for (Seal seal : seals) {
            if (seal.keyNumber() == number) {
                return seal;
            }
        }
        return null;
    }

    private @Nullable Sender senderOf(byte[] bytes, int end) {
        for (Sender sender : senders) {
            if (is(sender.bytes, bytes, DatagramFormat.NAMES_AT, end)) {
                return sender;
            }
        }
        return null;
    }

    private static boolean is(byte[] name, byte[] bytes, int from, int to) {
        return Arrays.equals(name, 0, name.length, bytes, from, to);
    }
}
