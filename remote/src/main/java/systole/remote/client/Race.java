package systole.remote.client;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tries several ways at nearly the same time, each on a thread of its own: the next begins when one
 * has failed or has not answered for a while (as RFC 8305 does with addresses). The first that
 * works wins; what comes later is given back.
 *
 * @param <W> a way
 * @param <R> what comes of it, good or bad
 */
final class Race<W, R> {
    private final Function<W, R> attempt;
    private final Predicate<R> good;
    private final Consumer<R> giveBack;
    private final Duration stagger;

    /**
     * @param attempt tries one way; an interrupt ends it soon
     * @param giveBack takes a good result that came too late
     */
    Race(Function<W, R> attempt, Predicate<R> good, Consumer<R> giveBack, Duration stagger) {
        this.attempt = attempt;
        this.good = good;
        this.giveBack = giveBack;
        this.stagger = stagger;
    }

    /** The good result last if there is one, after the bad ones that came before it. */
    List<R> run(List<W> ways) throws InterruptedException {
        var round = new Round();
        try {
            return round.run(ways);
        } finally {
            round.end();
        }
    }

    private final class Round {
        private final LinkedBlockingQueue<R> results = new LinkedBlockingQueue<>();
        private final List<Thread> runners = new ArrayList<>();
        private boolean ended;

        List<R> run(List<W> ways) throws InterruptedException {
            var heard = new ArrayList<R>();
            int begun = 0;
            while (heard.size() < ways.size()) {
                if (begun < ways.size()) {
                    begin(ways.get(begun++));
                }
                R result = begun < ways.size() ? pollBriefly() : results.take();
                if (result != null) {
                    heard.add(result);
                    if (good.test(result)) {
                        return heard;
                    }
                }
            }
            return heard;
        }

        private @Nullable R pollBriefly() throws InterruptedException {
            return results.poll(stagger.toNanos(), TimeUnit.NANOSECONDS);
        }

        private void begin(W way) {
            runners.add(
                    Thread.ofVirtual().name("call " + way).start(() -> put(attempt.apply(way))));
        }

        private void put(R result) {
            if (!isTaken(result) && good.test(result)) {
                giveBack.accept(result);
            }
        }

        private synchronized boolean isTaken(R result) {
            return !ended && results.add(result);
        }

        /** From now on nobody looks: what lies here unread is given back as well. */
        private void end() {
            synchronized (this) {
                ended = true;
            }
            runners.forEach(Thread::interrupt);
            for (R left = results.poll(); left != null; left = results.poll()) {
                if (good.test(left)) {
                    giveBack.accept(left);
                }
            }
        }
    }
}
