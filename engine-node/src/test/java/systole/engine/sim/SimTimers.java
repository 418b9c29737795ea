package systole.engine.sim;

import systole.engine.port.Timers;

import java.time.Duration;

/** Timers of a machine that is sometimes busy: never early, now and then late. */
public final class SimTimers implements Timers {
    private static final Duration LATEST = Duration.ofMillis(2);

    private final SimLoop loop;
    private final SimRandom random;
    private int pending;
    private int most;

    /** Timers that fire on that loop. */
    public SimTimers(SimLoop loop, SimRandom random) {
        this.loop = loop;
        this.random = random;
    }

    /** The most timers that were ever pending at once. */
    public int most() {
        return most;
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        var timer = new Pending(action);
        pending++;
        most = Math.max(most, pending);
        Duration waited = delay.isNegative() ? Duration.ZERO : delay;
        loop.after(waited.plus(random.between(Duration.ZERO, LATEST)), timer::fire);
        return timer;
    }

    private final class Pending implements Timer {
        private final Runnable action;
        private boolean settled;

        Pending(Runnable action) {
            this.action = action;
        }

        void fire() {
            if (settle()) {
                action.run();
            }
        }

        @Override
        public void cancel() {
            settle();
        }

        private boolean settle() {
            boolean first = !settled;
            settled = true;
            pending -= first ? 1 : 0;
            return first;
        }
    }
}
