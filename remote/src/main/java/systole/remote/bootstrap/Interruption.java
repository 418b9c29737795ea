package systole.remote.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Real time, and the wish of a person to end, which any thread may say. */
public final class Interruption implements Patience {
    private final CountDownLatch wish = new CountDownLatch(1);

    /** Asks for the end: nothing more is begun, and what was done is taken back. */
    public void ask() {
        wish.countDown();
    }

    @Override
    public void pause(Duration time) {
        await(wish, time);
    }

    @Override
    public void rest(Duration time) {
        await(new CountDownLatch(1), time);
    }

    private void await(CountDownLatch end, Duration time) {
        try {
            boolean _ = end.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ask();
        }
    }

    @Override
    public boolean over() {
        return wish.getCount() == 0;
    }
}
