package systole.remote.bus;

import org.jspecify.annotations.Nullable;

import systole.remote.bus.Frame.Hello;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line between two nodes, from the hellos to its end. */
final class Connection {
    /** Who may call, by what they say. */
    interface Directory {
        /** The peer of that name; refuses one that is not a peer. */
        Peer find(Hello hello) throws ProtocolException;
    }

    private final Line line;
    private final FrameReader reader;
    private final FrameWriter writer;
    private volatile boolean stalled;
    private volatile boolean carried;

    Connection(Line line) {
        this.line = line;
        this.reader = new FrameReader(line.in());
        this.writer = new FrameWriter(line.out());
    }

    /** Speaks first, carries messages, and returns when the line ends. */
    void call(Peer peer, Deadline deadline) throws IOException {
        Hello theirs;
        try (var _ = deadline.start(line.cut())) {
            writer.write(peer.hello());
            writer.flush();
            theirs = readHello();
        }
        if (!theirs.from().equals(peer.name())) {
            throw new ProtocolException(theirs.from() + " answers in place of " + peer.name());
        }
        peer.begin(this, theirs);
        carry(peer, null);
    }

    /** Listens first, carries messages, and returns when the line ends. */
    void answer(Directory directory, Deadline deadline) throws IOException {
        Hello theirs;
        try (var _ = deadline.start(line.cut())) {
            theirs = readHello();
        }
        Peer peer = directory.find(theirs);
        carry(peer, peer.begin(this, theirs));
    }

    Line line() {
        return line;
    }

    /** Whether anything but hellos came over it. */
    boolean hasCarried() {
        return carried;
    }

    /** Whether it was ended because nothing got through any more. */
    boolean isStalled() {
        return stalled;
    }

    /** Ends it because nothing gets through any more. */
    void giveUp() {
        stalled = true;
        line.cut().run();
    }

    private Hello readHello() throws IOException {
        return switch (reader.read()) {
            case Hello hello -> hello;
            case Frame _ -> throw new ProtocolException("a conversation without a hello");
        };
    }

    private void carry(Peer peer, @Nullable Hello first) throws IOException {
        try {
            Thread.ofVirtual().name("bus-writer-" + peer.name()).start(() -> write(peer, first));
            boolean mine = true;
            while (mine) {
                mine = peer.heard(this, reader.read());
                carried = true;
            }
        } finally {
            peer.end(this);
        }
    }

    private void write(Peer peer, @Nullable Hello first) {
        try {
            if (first != null) {
                writer.write(first);
            }
            do {
                Frame frame = peer.poll(this);
                while (frame != null) {
                    writer.write(frame);
                    frame = peer.poll(this);
                }
                writer.flush();
            } while (peer.awaitWork(this));
        } catch (IOException | RuntimeException broken) {
            line.cut().run(); // the reader ends too and says it
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what takes too long. */
    record Deadline(ScheduledExecutorService timer, Duration limit) {
        Running start(Runnable late) {
            Future<?> alarm = timer.schedule(late, limit.toNanos(), TimeUnit.NANOSECONDS);
            return () -> alarm.cancel(false);
        }

        interface Running extends AutoCloseable {
            @Override
            void close();
        }
    }
}
