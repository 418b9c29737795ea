package systole.engine.membership;

import systole.model.node.NodeName;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Packets as bytes: a kind, then its fields in the order of the record, numbers big-endian, names
 * as modified UTF-8, collections after their length.
 */
public final class PacketFormat {
    private static final int BEAT = 1;
    private static final int PROPOSE = 2;
    private static final int ACKNOWLEDGE = 3;
    private static final int COMMIT = 4;
    private static final int GOODBYE = 5;

    /** Bytes that are no packet. */
    public static final class MalformedPacketException extends Exception {
        private static final long serialVersionUID = 1;

        /** Says what is wrong. */
        public MalformedPacketException(String message) {
            super(message);
        }
    }

    private PacketFormat() {}

    /** The bytes of a packet. */
    public static byte[] encode(Packet packet) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            switch (packet) {
                case Beat beat -> write(out, beat);
                case AgreementMessage.Propose(var proposal) -> write(out, PROPOSE, proposal);
                case AgreementMessage.Commit(var proposal) -> write(out, COMMIT, proposal);
                case AgreementMessage.Acknowledge(var id) -> {
                    out.writeByte(ACKNOWLEDGE);
                    write(out, id);
                }
                case AgreementMessage.Goodbye(long start) -> {
                    out.writeByte(GOODBYE);
                    out.writeLong(start);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Beat beat) throws IOException {
        out.writeByte(BEAT);
        out.writeUTF(beat.sender().value());
        out.writeLong(beat.incarnation());
        out.writeLong(beat.sequence());
        out.writeLong(beat.stamp());
        write(out, beat.hears());
        out.writeByte(beat.echoes().size());
        for (Map.Entry<NodeName, Long> echo : beat.echoes().entrySet()) {
            out.writeUTF(echo.getKey().value());
            out.writeLong(echo.getValue());
        }
        write(out, beat.view());
        out.writeBoolean(beat.acts());
        write(out, beat.acknowledged());
        out.writeLong(beat.born());
        out.writeLong(beat.highest());
        out.writeBoolean(beat.urgent());
    }

    private static void write(DataOutputStream out, int kind, Proposal proposal)
            throws IOException {
        out.writeByte(kind);
        write(out, proposal.id());
        write(out, proposal.members());
    }

    private static void write(DataOutputStream out, Collection<NodeName> names) throws IOException {
        out.writeByte(names.size());
        for (NodeName name : names) {
            out.writeUTF(name.value());
        }
    }

    private static void write(DataOutputStream out, Optional<ViewId> id) throws IOException {
        out.writeBoolean(id.isPresent());
        if (id.isPresent()) {
            write(out, id.get());
        }
    }

    private static void write(DataOutputStream out, ViewId id) throws IOException {
        out.writeLong(id.number());
        out.writeUTF(id.proposer().value());
    }

    /**
     * The packet in these bytes.
     *
     * @throws MalformedPacketException if they are none
     */
    public static Packet decode(byte[] bytes) throws MalformedPacketException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Packet packet = read(in);
            if (in.read() >= 0) {
                throw new MalformedPacketException("more bytes than a packet has");
            }
            return packet;
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedPacketException("not a packet: " + e);
        }
    }

    private static Packet read(DataInputStream in) throws IOException, MalformedPacketException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case BEAT -> readBeat(in);
            case PROPOSE -> new AgreementMessage.Propose(readProposal(in));
            case ACKNOWLEDGE -> new AgreementMessage.Acknowledge(readView(in));
            case COMMIT -> new AgreementMessage.Commit(readProposal(in));
            case GOODBYE -> new AgreementMessage.Goodbye(in.readLong());
            default -> throw new MalformedPacketException("unknown kind " + kind);
        };
    }

    private static Beat readBeat(DataInputStream in) throws IOException {
        return new Beat(
                readName(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readSet(in),
                readEchoes(in),
                readOptionalView(in),
                in.readBoolean(),
                readOptionalView(in),
                in.readLong(),
                in.readLong(),
                in.readBoolean());
    }

    private static Map<NodeName, Long> readEchoes(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        var echoes = new LinkedHashMap<NodeName, Long>();
        for (int i = 0; i < count; i++) {
            echoes.put(readName(in), in.readLong());
        }
        return echoes;
    }

    private static Proposal readProposal(DataInputStream in) throws IOException {
        ViewId id = readView(in);
        List<NodeName> members = readList(in);
        if (members.isEmpty() || new HashSet<>(members).size() != members.size()) {
            throw new IOException("a view of " + members);
        }
        return new Proposal(id, members);
    }

    private static Set<NodeName> readSet(DataInputStream in) throws IOException {
        return new HashSet<>(readList(in));
    }

    private static List<NodeName> readList(DataInputStream in) throws IOException {
        int count = in.readUnsignedByte();
        var names = new ArrayList<NodeName>();
        for (int i = 0; i < count; i++) {
            names.add(readName(in));
        }
        return names;
    }

    private static Optional<ViewId> readOptionalView(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readView(in)) : Optional.empty();
    }

    private static ViewId readView(DataInputStream in) throws IOException {
        return new ViewId(in.readLong(), readName(in));
    }

    private static NodeName readName(DataInputStream in) throws IOException {
        return NodeName.of(in.readUTF());
    }
}
