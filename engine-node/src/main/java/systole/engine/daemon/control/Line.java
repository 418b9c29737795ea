package systole.engine.daemon.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Lines of bytes over a blocking channel. */
final class Line {
    private static final int CHUNK = 16 * 1024;

    private Line() {}

    /** Tells whether a line may become as long as that. */
    interface Limit {
        boolean allows(int length);
    }

    /**
     * Reads up to a line break, which is left out. What comes behind it is thrown away: a
     * connection carries one line each way.
     *
     * @throws MalformedRequestException if the line is too long, or the other side ends before it
     */
    static byte[] read(ReadableByteChannel channel, Limit limit)
            throws IOException, MalformedRequestException {
        var line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        while (channel.read(buffer) >= 0) {
            byte[] bytes = buffer.array();
            int end = breakIn(bytes, buffer.position());
            line.write(bytes, 0, end < 0 ? buffer.position() : end);
            if (!limit.allows(line.size())) {
                throw new MalformedRequestException("is too large, at least for the moment");
            } else if (end >= 0) {
                return line.toByteArray();
            }
            buffer.clear();
        }
        throw new MalformedRequestException("has no end");
    }

    private static int breakIn(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Writes all of it. */
    static void write(WritableByteChannel channel, byte[] line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
