package systole.remote.bus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import systole.remote.bus.Bus.Receiver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Calls the receiver, one call after the other, on a thread that exists only while there is
 * something to tell: a slow receiver delays only what comes through the same inbox.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private record Call(int bytes, Consumer<Receiver> call) {}

    private final Supplier<Receiver> receiver;
    private final long limitBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Call> calls = new ArrayDeque<>();
    private long bytes;
    private boolean running;
    private @Nullable Thread caller;
    private boolean closed;

    Inbox(Supplier<Receiver> receiver, long limitBytes) {
        this.receiver = receiver;
        this.limitBytes = limitBytes;
    }

    /** Adds a call that keeps so many bytes alive. Never blocks. */
    void add(int size, Consumer<Receiver> call) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            calls.add(new Call(size, call));
            bytes += size;
            if (!running) {
                running = true;
                Thread.ofVirtual().name("bus-inbox").start(this::drain);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until less than the limit is queued, or the inbox is closed. */
    void awaitRoom() {
        lock.lock();
        try {
            while (!closed && bytes >= limitBytes) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits, and waits a moment for a call under way unless that call closes it. */
    void close(Duration moment) {
        lock.lock();
        try {
            closed = true;
            calls.clear();
            changed.signalAll();
            long left = moment.toNanos();
            while (running && caller != Thread.currentThread() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        Call call = take(0);
        while (call != null) {
            try {
                call.call().accept(receiver.get());
            } catch (RuntimeException | Error bug) {
                LOG.error("bus receiver failed", bug);
            }
            call = take(call.bytes());
        }
    }

    private @Nullable Call take(int done) {
        lock.lock();
        try {
            bytes -= done;
            Call next = calls.poll();
            running = next != null;
            caller = running ? Thread.currentThread() : null;
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }
}
