package systole.remote.bus;

import systole.model.node.NodeName;
import systole.remote.bus.Frame.Ack;
import systole.remote.bus.Frame.Data;
import systole.remote.bus.Frame.Hello;
import systole.remote.bus.Frame.Piece;
import systole.remote.bus.Frame.Probe;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads frames one after the other. Takes no more memory than one frame's, whatever arrives; what
 * is no frame is a {@link ProtocolException}.
 */
final class FrameReader {
    private final DataInputStream in;

    FrameReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Waits for the next frame; the end of the stream is an {@link EOFException}. */
    Frame read() throws IOException {
        int length = in.readInt();
        if (length < 1 || length > FrameWriter.LARGEST) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ends within a frame");
        }
        try {
            return parse(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            ProtocolException refused = new ProtocolException("a broken frame");
            refused.initCause(broken);
            throw refused;
        }
    }

    private static Frame parse(ByteBuffer body) throws ProtocolException {
        byte kind = body.get();
        Frame frame =
                switch (kind) {
                    case FrameWriter.HELLO -> hello(body);
                    case FrameWriter.DATA -> data(body);
                    case FrameWriter.ACK -> new Ack(body.getLong());
                    case FrameWriter.PROBE -> new Probe();
                    default -> throw new ProtocolException("a frame of unknown kind " + kind);
                };
        if (body.hasRemaining()) {
            throw new ProtocolException("a frame with something behind it");
        }
        return frame;
    }

    private static Hello hello(ByteBuffer body) throws ProtocolException {
        int version = body.getInt();
        if (version != FrameWriter.VERSION) {
            throw new ProtocolException("version " + version + " of the bus is not known here");
        }
        long generation = body.getLong();
        long known = body.getLong();
        long next = body.getLong();
        byte[] name = new byte[body.get() & 0xff];
        body.get(name);
        return new Hello(
                NodeName.of(new String(name, StandardCharsets.UTF_8)), generation, known, next);
    }

    private static Data data(ByteBuffer body) throws ProtocolException {
        long sequence = body.getLong();
        long acknowledged = body.getLong();
        byte flags = body.get();
        if (sequence < 0 || (flags & ~(FrameWriter.FIRST | FrameWriter.LAST)) != 0) {
            throw new ProtocolException("a piece with impossible marks");
        }
        Piece piece =
                new Piece(
                        body.array(),
                        body.arrayOffset() + body.position(),
                        body.remaining(),
                        (flags & FrameWriter.FIRST) != 0,
                        (flags & FrameWriter.LAST) != 0);
        body.position(body.limit());
        return new Data(sequence, acknowledged, piece);
    }
}
