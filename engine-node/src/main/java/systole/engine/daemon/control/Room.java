package systole.engine.daemon.control;

import java.util.concurrent.Semaphore;

/**
 * How much memory a request may take: little at any time, much only while no other takes much. A
 * node's memory is small, and the engine needs it.
 */
final class Room implements LineReader.Limit, AutoCloseable {
    /** The longest request, in bytes: room for a CIB of thousands of resources. */
    static final int MOST = 16 * 1024 * 1024;

    private static final int LITTLE = 256 * 1024;

    private final Semaphore large;
    private boolean taken;

    /**
     * @param large one permit, shared by all requests
     */
    Room(Semaphore large) {
        this.large = large;
    }

    @Override
    public boolean allows(int length) {
        if (length > LITTLE && !taken) {
            taken = large.tryAcquire();
            return taken;
        }
        return length <= MOST;
    }

    @Override
    public void close() {
        if (taken) {
            large.release();
        }
    }
}
