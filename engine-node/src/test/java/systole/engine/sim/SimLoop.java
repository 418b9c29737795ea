package systole.engine.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A thread of a machine, such as an engine's only one. What it is given runs in the order given,
 * one thing at a time; not while it is paused; never after it ended.
 */
public final class SimLoop {
    /** As much as may wait for a loop. */
    private static final int MOST = 20_000;

    private final World world;
    private final String name;
    private final Deque<Runnable> backlog = new ArrayDeque<>();
    private boolean ended;
    private boolean draining;
    private long pausedUntil;
    private int longest;

    /** A loop that has nothing to do yet. */
    public SimLoop(World world, String name) {
        this.world = world;
        this.name = name;
    }

    /** The world it lives in. */
    World world() {
        return world;
    }

    /** Tells whether it still runs things. */
    public boolean alive() {
        return !ended;
    }

    /** The most things that ever waited for this loop at once. */
    public int longestQueue() {
        return longest;
    }

    /** Runs something on this loop as soon as it is free. */
    public void post(Runnable action) {
        after(Duration.ZERO, action);
    }

    /** The same; tells whether it was taken. */
    public boolean offer(Runnable action) {
        if (ended || backlog.size() >= MOST) {
            return false;
        }
        post(action);
        return true;
    }

    /** Runs something on this loop once the delay has passed. */
    public void after(Duration delay, Runnable action) {
        world.after(delay, () -> arrive(action));
    }

    /** Stands still for a while, as in a long collection of garbage. */
    public void pause(Duration span) {
        pausedUntil = Math.max(pausedUntil, world.nanos() + span.toNanos());
        world.note(name + " pauses for " + span);
    }

    /** Ends for good; what waits is never run. */
    public void end() {
        ended = true;
        backlog.clear();
    }

    private void arrive(Runnable action) {
        if (ended) {
            return;
        }
        backlog.addLast(action);
        longest = Math.max(longest, backlog.size());
        drainWhenFree();
    }

    private void drainWhenFree() {
        if (draining) {
            return;
        }
        if (world.nanos() < pausedUntil) {
            draining = true;
            world.after(
                    Duration.ofNanos(pausedUntil - world.nanos()),
                    () -> {
                        draining = false;
                        drainWhenFree();
                    });
            return;
        }
        while (!backlog.isEmpty() && !ended && world.nanos() >= pausedUntil) {
            backlog.removeFirst().run();
        }
        if (!backlog.isEmpty() && !ended) {
            drainWhenFree();
        }
    }
}
