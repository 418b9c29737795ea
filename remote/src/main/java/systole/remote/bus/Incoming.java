package systole.remote.bus;

import org.jspecify.annotations.Nullable;

import systole.remote.bus.Frame.Data;
import systole.remote.bus.Frame.Piece;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * What has come from one start of one peer: puts pieces together and drops what came before. Not
 * safe for use by several threads.
 */
final class Incoming {
    private final int largest;
    private final List<Piece> pieces = new ArrayList<>();
    private long generation;
    private long next;
    private int bytes;

    Incoming(int largest) {
        this.largest = largest;
    }

    /** The start of the peer heard last, 0 for none. */
    long generation() {
        return generation;
    }

    /** The first piece that has not come. */
    long next() {
        return next;
    }

    /** A connection from that start of the peer begins. */
    void resume(long start) {
        if (start != generation) {
            generation = start;
            next = 0;
            drop();
        }
    }

    /** Takes a piece and gives back the message it completes, if it does. */
    byte @Nullable [] take(Data data) throws ProtocolException {
        if (data.sequence() < next) {
            return null;
        }
        Piece piece = data.piece();
        if (piece.first()) {
            drop();
        } else if (pieces.isEmpty() || data.sequence() != next) {
            throw new ProtocolException("a piece of a message whose beginning is missing");
        }
        if (piece.length() > largest - bytes) {
            throw new ProtocolException("a message above " + largest + " bytes");
        }
        next = data.sequence() + 1;
        pieces.add(piece);
        bytes += piece.length();
        return piece.last() ? joined() : null;
    }

    private byte[] joined() {
        byte[] message = new byte[bytes];
        int filled = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.message(), piece.offset(), message, filled, piece.length());
            filled += piece.length();
        }
        drop();
        return message;
    }

    private void drop() {
        pieces.clear();
        bytes = 0;
    }
}
