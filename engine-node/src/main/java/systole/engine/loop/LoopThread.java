package systole.engine.loop;

import org.jspecify.annotations.Nullable;

import systole.engine.port.EventLoop;
import systole.engine.port.Ticker;
import systole.engine.port.Timers;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs what it is given on one thread of its own, one thing after the other, in the order given.
 *
 * <p>Its queue is bounded. A fault in anything it runs ends the loop for good and is told once;
 * nothing is run afterwards.
 */
public final class LoopThread implements Timers, EventLoop, AutoCloseable {
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    private final Ticker ticker;
    private final Consumer<Throwable> fault;
    private final BlockingQueue<Runnable> queue;
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(
                    Comparator.comparingLong(Pending::due).thenComparingLong(Pending::order));
    private final Thread thread;
    private volatile boolean ended;
    private long order;

    /** Something to be run later; emptied when it is called off. */
    private static final class Pending {
        private final long due;
        private final long order;
        private @Nullable Runnable action;

        Pending(long due, long order, Runnable action) {
            this.due = due;
            this.order = order;
            this.action = action;
        }

        long due() {
            return due;
        }

        long order() {
            return order;
        }
    }

    /**
     * A loop that runs from now on.
     *
     * @param capacity how much may wait for it
     * @param fault hears, on the loop's thread, of the fault that ended it
     */
    public LoopThread(String name, Ticker ticker, int capacity, Consumer<Throwable> fault) {
        this(Thread.ofPlatform().daemon().name(name).factory(), ticker, capacity, fault);
    }

    /**
     * A loop that runs from now on, on a thread made for it.
     *
     * @param capacity how much may wait for it
     * @param fault hears, on the loop's thread, of the fault that ended it
     */
    public LoopThread(
            ThreadFactory threads, Ticker ticker, int capacity, Consumer<Throwable> fault) {
        this.ticker = ticker;
        this.fault = fault;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    @Override
    public boolean post(Runnable action) {
        return !ended && queue.offer(action);
    }

    /** Gives it something to run, waiting for room; nothing happens if it has ended. */
    public void put(Runnable action) {
        try {
            while (!ended && !queue.offer(action, 100, TimeUnit.MILLISECONDS)) {
                // It is slow; what it is to be told must not be lost.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("timers belong to the loop " + thread.getName());
        }
        var entry = new Pending(ticker.nanos() + delay.toNanos(), order++, action);
        pending.add(entry);
        return () -> {
            entry.action = null;
            pending.remove(entry);
        };
    }

    /** Tells whether it runs nothing any more. */
    public boolean ended() {
        return ended;
    }

    /** Ends it after what it is just doing; what waits is not run. */
    @Override
    public void close() {
        ended = true;
        if (!queue.offer(() -> {})) {
            thread.interrupt();
        }
    }

    /** Waits until its thread has ended; false if that takes longer. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    private void run() {
        try {
            while (!ended) {
                Runnable next = queue.poll(untilNextTimer(), TimeUnit.NANOSECONDS);
                if (next != null && !ended) {
                    next.run();
                }
                runDueTimers();
            }
        } catch (InterruptedException e) {
            ended = true;
        } catch (RuntimeException | Error e) {
            ended = true;
            fault.accept(e);
        } finally {
            ended = true;
        }
    }

    private long untilNextTimer() {
        Pending first = pending.peek();
        return first == null
                ? LONGEST_WAIT
                : Math.clamp(first.due() - ticker.nanos(), 0, LONGEST_WAIT);
    }

    private void runDueTimers() {
        long now = ticker.nanos();
        for (Pending first = pending.peek();
                first != null && first.due() - now <= 0 && !ended;
                first = pending.peek()) {
            pending.remove();
            Runnable action = first.action;
            if (action != null) {
                action.run();
            }
        }
    }
}
