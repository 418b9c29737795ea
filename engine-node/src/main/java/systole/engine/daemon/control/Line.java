package systole.engine.daemon.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes lines of bytes to a blocking channel. */
final class Line {
    private Line() {}

    /** Writes all of it. */
    static void write(WritableByteChannel channel, byte[] line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
