package systole.engine.membership.link;

import systole.engine.port.Wire;
import systole.model.node.NodeName;

import java.util.Optional;

/** Seals what a node sends. Never uses a sequence number twice. Belongs to one thread. */
public final class Outgoing {
    private static final byte[] ALL = {};

    private final byte[] sender;
    private final long cluster;
    private final long generation;
    private Seal seal;
    private long sequence;

    /** Begins with the first sequence number of this start. */
    public Outgoing(Origin origin, LinkKeys keys) {
        this.sender = DatagramFormat.name(origin.node().value());
        this.cluster = DatagramFormat.cluster(origin.cluster());
        this.generation = origin.generation();
        this.seal = new Seal(keys.signing());
    }

    /** Seals with another key from now on. */
    public void rekey(LinkKeys keys) {
        seal = new Seal(keys.signing());
    }

    /**
     * The datagram to be sent over every link.
     *
     * @param target empty if it is meant for all
     */
    public byte[] seal(Optional<NodeName> target, byte[] payload) {
        if (payload.length > Wire.LARGEST) {
            throw new IllegalArgumentException(payload.length + " bytes are too many");
        }
        byte[] to = target.map(name -> DatagramFormat.name(name.value())).orElse(ALL);
        int payloadAt = DatagramFormat.NAMES_AT + sender.length + to.length;
        int sealed = payloadAt + payload.length;
        var bytes = new byte[sealed + seal.length()];
        DatagramFormat.putInt(bytes, DatagramFormat.MAGIC_AT, DatagramFormat.MAGIC);
        bytes[DatagramFormat.VERSION_AT] = DatagramFormat.VERSION;
        DatagramFormat.putShort(bytes, DatagramFormat.KEY_AT, seal.keyNumber());
        DatagramFormat.putLong(bytes, DatagramFormat.CLUSTER_AT, cluster);
        DatagramFormat.putLong(bytes, DatagramFormat.GENERATION_AT, generation);
        DatagramFormat.putLong(bytes, DatagramFormat.SEQUENCE_AT, sequence++);
        bytes[DatagramFormat.SENDER_AT] = (byte) sender.length;
        bytes[DatagramFormat.TARGET_AT] = (byte) to.length;
        System.arraycopy(sender, 0, bytes, DatagramFormat.NAMES_AT, sender.length);
        System.arraycopy(to, 0, bytes, DatagramFormat.NAMES_AT + sender.length, to.length);
        System.arraycopy(payload, 0, bytes, payloadAt, payload.length);
        seal.put(bytes, sealed);
        return bytes;
    }
}
