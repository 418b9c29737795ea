package systole.engine.daemon;

import systole.engine.loop.LoopThread;
import systole.remote.protocol.NodeReport;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says once a second how this node sees the membership, while anybody watches. */
final class NodeReports {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final LoopThread heartbeat;
    private final Supplier<NodeReport> report;
    private final Consumer<NodeReport> told;
    private boolean watched;
    private boolean running;

    /**
     * @param report asked on the heartbeat loop
     * @param told hears the reports there
     */
    NodeReports(LoopThread heartbeat, Supplier<NodeReport> report, Consumer<NodeReport> told) {
        this.heartbeat = heartbeat;
        this.report = report;
        this.told = told;
    }

    /** Somebody watches from now on, or nobody; from any thread. */
    void watched(boolean anybody) {
        heartbeat.post(
                () -> {
                    watched = anybody;
                    if (watched && !running) {
                        goOn();
                    }
                });
    }

    private void goOn() {
        running = watched;
        if (watched) {
            now();
            heartbeat.after(PERIOD, this::goOn);
        }
    }

    /** Something changed that should be known at once; on the heartbeat loop. */
    void now() {
        if (watched) {
            told.accept(report.get());
        }
    }
}
