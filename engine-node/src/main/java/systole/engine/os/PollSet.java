package systole.engine.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Sockets that a thread waits for, at fixed places ({@code poll(2)}). Belongs to one thread. */
final class PollSet {
    private static final int SIZE = 8;
    private static final int EVENTS_AT = 4;
    private static final int READY_AT = 6;
    private static final short POLLIN = 1;
    private static final long MILLISECOND = 1_000_000;

    private final int places;
    private final MemorySegment descriptors;

    PollSet(int places) {
        this.places = places;
        this.descriptors = Arena.ofAuto().allocate((long) SIZE * places, Integer.BYTES);
        for (int place = 0; place < places; place++) {
            set(place, -1);
        }
    }

    /** Puts a descriptor in a place; a negative one leaves it empty. */
    void set(int place, int descriptor) {
        long at = (long) SIZE * place;
        descriptors.set(ValueLayout.JAVA_INT, at, descriptor);
        descriptors.set(ValueLayout.JAVA_SHORT, at + EVENTS_AT, POLLIN);
        descriptors.set(ValueLayout.JAVA_SHORT, at + READY_AT, (short) 0);
    }

    /** Waits until one is ready or the time is up, rounded up to milliseconds. */
    void await(long nanos) {
        int milliseconds = Math.clamp((nanos + MILLISECOND - 1) / MILLISECOND, 0, 60_000);
        if (LibC.poll(descriptors, places, milliseconds) < 0) {
            for (int place = 0; place < places; place++) {
                descriptors.set(ValueLayout.JAVA_SHORT, (long) SIZE * place + READY_AT, (short) 0);
            }
        }
    }

    /** Tells whether there is something to receive, or something wrong. */
    boolean ready(int place) {
        return descriptors.get(ValueLayout.JAVA_SHORT, (long) SIZE * place + READY_AT) != 0;
    }
}
