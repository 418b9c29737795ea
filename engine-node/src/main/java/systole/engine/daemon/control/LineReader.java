package systole.engine.daemon.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads lines of bytes from a blocking channel. */
final class LineReader {
    private static final int CHUNK = 16 * 1024;

    private final ReadableByteChannel channel;
    private final ByteBuffer rest = ByteBuffer.allocate(CHUNK).flip();

    LineReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Tells whether a line may become as long as that. */
    interface Limit {
        boolean allows(int length);
    }

    /**
     * Reads up to a line break, which is left out.
     *
     * @throws MalformedRequestException if the line is too long, or the other side ends before it
     */
    byte[] next(Limit limit) throws IOException, MalformedRequestException {
        var line = new ByteArrayOutputStream();
        while (more()) {
            boolean complete = take(line);
            if (!limit.allows(line.size())) {
                throw new MalformedRequestException("is too large, at least for the moment");
            } else if (complete) {
                return line.toByteArray();
            }
        }
        throw new MalformedRequestException("has no end");
    }

    private boolean more() throws IOException {
        if (rest.hasRemaining()) {
            return true;
        }
        rest.clear();
        int length = channel.read(rest);
        rest.flip();
        return length >= 0;
    }

    /** Takes what there is of the line; true with its end. */
    private boolean take(ByteArrayOutputStream line) {
        int from = rest.position();
        for (int i = from; i < rest.limit(); i++) {
            if (rest.get(i) == '\n') {
                line.write(rest.array(), from, i - from);
                rest.position(i + 1);
                return true;
            }
        }
        line.write(rest.array(), from, rest.remaining());
        rest.position(rest.limit());
        return false;
    }
}
