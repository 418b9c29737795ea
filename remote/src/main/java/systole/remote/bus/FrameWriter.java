package systole.remote.bus;

import systole.remote.bus.Frame.Ack;
import systole.remote.bus.Frame.Data;
import systole.remote.bus.Frame.Hello;
import systole.remote.bus.Frame.Piece;
import systole.remote.bus.Frame.Probe;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes frames: a length of four bytes, a kind of one, then what belongs to the kind. */
final class FrameWriter {
    static final int VERSION = 1;
    static final byte HELLO = 1;
    static final byte DATA = 2;
    static final byte ACK = 3;
    static final byte PROBE = 4;
    static final int FIRST = 1;
    static final int LAST = 2;

    private static final int DATA_HEAD = 1 + 8 + 8 + 1;
    private static final int HELLO_HEAD = 1 + 4 + 8 + 8 + 8 + 1;

    /** The largest length a frame may announce. */
    static final int LARGEST = DATA_HEAD + Frame.CHUNK;

    private final DataOutputStream out;

    FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 16 << 10));
    }

    void write(Frame frame) throws IOException {
        switch (frame) {
            case Hello hello -> write(hello);
            case Data(long sequence, long acknowledged, Piece piece) -> {
                head(DATA_HEAD + piece.length(), DATA);
                out.writeLong(sequence);
                out.writeLong(acknowledged);
                out.writeByte((piece.first() ? FIRST : 0) | (piece.last() ? LAST : 0));
                out.write(piece.message(), piece.offset(), piece.length());
            }
            case Ack(long next) -> {
                head(1 + 8, ACK);
                out.writeLong(next);
            }
            case Probe() -> head(1, PROBE);
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(Hello hello) throws IOException {
        byte[] name = hello.from().value().getBytes(StandardCharsets.UTF_8);
        if (name.length > 255) {
            throw new IOException("a node's name has 255 bytes at most");
        }
        head(HELLO_HEAD + name.length, HELLO);
        out.writeInt(VERSION);
        out.writeLong(hello.generation());
        out.writeLong(hello.known());
        out.writeLong(hello.next());
        out.writeByte(name.length);
        out.write(name);
    }

    private void head(int length, byte kind) throws IOException {
        out.writeInt(length);
        out.writeByte(kind);
    }
}
