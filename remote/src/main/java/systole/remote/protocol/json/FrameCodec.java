package systole.remote.protocol.json;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Turns frames into bytes and back: {@code decode(encode(f))} equals {@code f} for every frame but
 * an unknown one. Safe for use by several threads.
 *
 * <p>On a stream, four bytes of length come before each frame.
 */
public final class FrameCodec {
    /** The most bytes a frame of a console may have. */
    public static final int LARGEST_FROM_CONSOLE = 16 * 1024 * 1024;

    /** The most bytes a frame of a node may have: a whole CIB fits. */
    public static final int LARGEST_FROM_NODE = 64 * 1024 * 1024;

    private static final Json JSON = new Json(LARGEST_FROM_NODE);

    private FrameCodec() {}

    /** The bytes of a frame, without their length. */
    public static byte[] encode(ConsoleFrame frame) {
        return JSON.write(out -> new FrameWriter(out).frame(frame));
    }

    /**
     * The frame in these bytes.
     *
     * @throws MalformedJsonException if there is none
     */
    public static ConsoleFrame decode(byte[] bytes) throws MalformedJsonException {
        return JSON.read(bytes, FrameReader::frame);
    }

    /**
     * Writes a frame after its length, and does not flush.
     *
     * @throws ProtocolException if the frame is larger than a node may send; nothing was written
     */
    public static void write(OutputStream out, ConsoleFrame frame) throws IOException {
        byte[] bytes = encode(frame);
        if (bytes.length > LARGEST_FROM_NODE) {
            throw new ProtocolException("a frame of " + bytes.length + " bytes is too large");
        }
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.write(bytes);
    }

    /**
     * Waits for the next frame. Takes memory for what has arrived, not for what a length promises.
     *
     * @param largest how many bytes it may have
     * @throws EOFException at the end of the stream
     * @throws ProtocolException if what comes is no frame
     */
    public static ConsoleFrame read(InputStream in, int largest) throws IOException {
        int length = new DataInputStream(in).readInt();
        if (length < 1 || length > largest) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ends within a frame");
        }
        try {
            return decode(bytes);
        } catch (MalformedJsonException malformed) {
            ProtocolException refused = new ProtocolException(malformed.getMessage());
            refused.initCause(malformed);
            throw refused;
        }
    }
}
