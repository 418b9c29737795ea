package systole.engine.os;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Ends a thread's wait for sockets. */
final class Wake implements AutoCloseable {
    private static final int EFD_CLOEXEC = 0x80000;
    private static final int EFD_NONBLOCK = 0x800;

    private final int descriptor;
    private final MemorySegment one = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_LONG, 1);
    private boolean open = true;

    Wake() throws IOException {
        descriptor = LibC.eventfd(EFD_CLOEXEC | EFD_NONBLOCK);
        if (descriptor < 0) {
            throw new IOException("eventfd: " + LibC.explain(descriptor));
        }
    }

    int descriptor() {
        return descriptor;
    }

    synchronized void wake() {
        if (open) {
            LibC.write(descriptor, one);
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            LibC.close(descriptor);
        }
    }
}
