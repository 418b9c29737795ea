package systole.remote.bus;

import org.jspecify.annotations.Nullable;

import systole.remote.bus.Frame.Data;
import systole.remote.bus.Frame.Piece;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What goes to one peer: pieces that wait and pieces that were sent but are not acknowledged.
 *
 * <p>Once a piece has been sent to one start of the peer, everything is meant for that start, and
 * is dropped when another one appears. What was added after {@link #forget} and never sent is meant
 * for whichever start comes. Not safe for use by several threads.
 */
final class Outgoing {
    private record Numbered(long sequence, Piece piece) {}

    private final BusLimits limits;
    private final Deque<Numbered> waiting = new ArrayDeque<>();
    private final Deque<Numbered> sent = new ArrayDeque<>();
    private long nextSequence;
    private long acknowledged;
    private long bytes;
    private int messages;
    private long bound;

    Outgoing(BusLimits limits) {
        this.limits = limits;
    }

    /** Adds a message; tells whether all that waited had to be dropped to make room. */
    boolean add(byte[] message) {
        boolean full =
                messages >= limits.queuedMessages()
                        || bytes + message.length > limits.queuedBytes();
        if (full) {
            clear();
        }
        int offset = 0;
        do {
            int length = Math.min(Frame.CHUNK, message.length - offset);
            boolean last = offset + length == message.length;
            waiting.add(
                    new Numbered(
                            nextSequence++, new Piece(message, offset, length, offset == 0, last)));
            offset += length;
        } while (offset < message.length);
        bytes += message.length;
        messages++;
        return full;
    }

    /** Drops everything; what is added next may go to any start of the peer. */
    void forget() {
        clear();
        bound = 0;
    }

    /** A connection to that start of the peer begins, which lacks everything from {@code next}. */
    void resume(long generation, long next) {
        if (bound != generation && bound != 0) {
            clear();
        }
        bound = generation;
        acknowledge(next);
        while (!sent.isEmpty()) {
            waiting.addFirst(sent.removeLast());
        }
        while (!waiting.isEmpty() && waiting.getFirst().sequence() < next) {
            settle(waiting.removeFirst());
        }
    }

    /** The next piece for a connection to that start of the peer, if any waits. */
    @Nullable Data next(long generation, long lacking) {
        Numbered piece = waiting.poll();
        if (piece == null) {
            return null;
        }
        bound = generation;
        sent.add(piece);
        return new Data(piece.sequence(), lacking, piece.piece());
    }

    /** The peer has everything before {@code next}; tells whether that is news. */
    boolean acknowledge(long next) {
        boolean news = next > acknowledged && next <= nextSequence;
        while (!sent.isEmpty() && sent.getFirst().sequence() < next) {
            settle(sent.removeFirst());
        }
        if (news) {
            acknowledged = next;
        }
        return news;
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** Whether anything has yet to arrive, sent or not. */
    boolean isPending() {
        return !waiting.isEmpty() || !sent.isEmpty();
    }

    private void settle(Numbered numbered) {
        bytes -= numbered.piece().length();
        if (numbered.piece().last()) {
            messages--;
        }
    }

    private void clear() {
        waiting.clear();
        sent.clear();
        bytes = 0;
        messages = 0;
    }
}
