package systole.remote.server;

import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.throttle.DefaultChannelStreamWriter;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so much of a channel's output wait in memory and no more: who writes on waits, whatever
 * window the other end has granted.
 */
final class BoundedWriter extends DefaultChannelStreamWriter {
    private static final int MOST = 512 * 1024;
    private static final long LOOK_UP_MILLIS = 200;

    private final Semaphore room = new Semaphore(MOST);

    BoundedWriter(Channel channel) {
        super(channel);
    }

    @Override
    public IoWriteFuture writeData(Buffer data) throws IOException {
        int size = Math.clamp(data.available(), 1, MOST);
        await(size);
        try {
            IoWriteFuture written = super.writeData(data);
            written.addListener(_ -> room.release(size));
            return written;
        } catch (IOException | RuntimeException refused) {
            room.release(size);
            throw refused;
        }
    }

    /** Looks up from time to time: a channel that closes waits for its writers, and they for it. */
    private void await(int size) throws IOException {
        try {
            do {
                if (channel.isClosing() || !isOpen()) {
                    throw new IOException("the channel closes");
                }
            } while (!room.tryAcquire(size, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while output waits for room");
        }
    }
}
