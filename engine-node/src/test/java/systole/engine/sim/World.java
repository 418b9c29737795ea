package systole.engine.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Time and the order of events. Everything in a simulated cluster happens in {@link #run}, on the
 * caller's thread, one event after the other; events of the same instant happen in the order they
 * were asked for.
 *
 * <p>Whatever goes wrong inside an event, a broken promise or a bug of an engine, ends the run as a
 * {@link SimulationFailure} that names the seed.
 */
public final class World {
    private final long seed;
    private final SimRandom random;
    private final Trace trace = new Trace();
    private final List<Checker> checkers = new ArrayList<>();
    private final List<Runnable> watches = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long counter;

    private record Event(long at, long number, Runnable action) {}

    /** The world of that seed, at its beginning. */
    public World(long seed) {
        this.seed = seed;
        this.random = new SimRandom(seed);
    }

    /** What decides everything. */
    public long seed() {
        return seed;
    }

    /** Nanoseconds since the beginning. */
    public long nanos() {
        return now;
    }

    /** A stream of chance of its own for whoever asks by that name. */
    public SimRandom random(String name) {
        return random.split(name);
    }

    /** What happened so far. */
    public Trace trace() {
        return trace;
    }

    /** Has a checker look at everything from now on. */
    public void check(Checker checker) {
        checkers.add(checker);
    }

    /** Has something looked at before every event, at its moment. */
    public void watch(Runnable look) {
        watches.add(look);
    }

    /** Makes something happen after a delay. */
    public void after(Duration delay, Runnable action) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the past cannot be changed: " + delay);
        }
        events.add(new Event(now + delay.toNanos(), counter++, action));
    }

    /** Adds a line to the trace. */
    public void note(String line) {
        trace.add(now, line);
    }

    /** A fact for the trace and for the checkers. */
    public void observe(Observation fact) {
        trace.add(now, fact.toString());
        for (Checker checker : checkers) {
            checker.observe(fact, Duration.ofNanos(now));
        }
    }

    /** Lets so much time pass. */
    public void run(Duration span) {
        runUntil(() -> false, span);
    }

    /** Lets time pass until something holds, at most so much. Tells whether it came to hold. */
    public boolean runUntil(BooleanSupplier holds, Duration limit) {
        long end = now + limit.toNanos();
        while (!holds.getAsBoolean()) {
            Event next = events.peek();
            if (next == null || next.at() > end) {
                now = end;
                return holds.getAsBoolean();
            }
            events.remove();
            now = next.at();
            for (Runnable look : watches) {
                guarded(look);
            }
            guarded(next.action());
        }
        return true;
    }

    /** Runs something so that its failure names the seed. */
    public void guarded(Runnable action) {
        try {
            action.run();
        } catch (SimulationFailure alreadyTold) {
            throw alreadyTold;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new SimulationFailure(seed, trace.last(), e);
        }
    }
}
