package systole.engine.demo;

import systole.engine.port.Ticker;
import systole.engine.port.WallClock;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints a cluster again whenever it has changed: over the last picture on a terminal, below it
 * otherwise. Ends when its thread is interrupted.
 */
public final class MonitorView {
    private static final Duration LULL = Duration.ofMillis(150);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";
    private static final int MOST_TROUBLES = 5;

    private final ClusterLink link;
    private final Ticker ticker;
    private final WallClock clock;
    private final PrintStream out;
    private final boolean terminal;
    private final List<String> troubles = new ArrayList<>();
    private String last = "";

    /**
     * @param terminal whether {@code out} is one
     */
    public MonitorView(
            ClusterLink link, Ticker ticker, WallClock clock, PrintStream out, boolean terminal) {
        this.link = link;
        this.ticker = ticker;
        this.clock = clock;
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows the cluster until interrupted, or until nobody reads any more. */
    public void run() {
        try (var watch = new Watch(link, ticker)) {
            while (!Thread.currentThread().isInterrupted() && !out.checkError()) {
                Optional<ClusterEvent> first = watch.next(IDLE);
                first.ifPresent(this::note);
                if (first.isPresent()) {
                    watch.untilPause(LULL, AT_LEAST_EVERY).forEach(this::note);
                }
                show(watch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(ClusterEvent event) {
        switch (event) {
            case ClusterEvent.OperationFinished operation -> {
                if (failed(operation)) {
                    trouble(operation);
                }
            }
            case ClusterEvent.LogLine line -> {
                if (matters(line)) {
                    add(line.node() + ": " + line.text());
                }
            }
            case ClusterEvent.Snapshot _,
                    ClusterEvent.Patched _,
                    ClusterEvent.Membership _,
                    ClusterEvent.Beat _,
                    ClusterEvent.Seen _,
                    ClusterEvent.OperationStarted _,
                    ClusterEvent.TransitionProgress _ -> {}
        }
    }

    /** A probe that finds something running is news, but no failure. */
    private static boolean failed(ClusterEvent.OperationFinished operation) {
        return !operation.succeeded() && !operation.outcome().equals("ok");
    }

    /** Which operation made a transition fail is told by the operation itself. */
    private static boolean matters(ClusterEvent.LogLine line) {
        return line.level() != ClusterEvent.Level.INFO && !line.text().startsWith("transition=");
    }

    private void trouble(ClusterEvent.OperationFinished operation) {
        String output = operation.output().strip().lines().reduce("", (_, line) -> line.strip());
        add(
                "%s: %s on %s failed: %s%s"
                        .formatted(
                                operation.resource(),
                                operation.operation(),
                                operation.node(),
                                operation.outcome(),
                                output.isEmpty() || output.equals(operation.outcome())
                                        ? ""
                                        : " (" + output + ")"));
    }

    private void add(String line) {
        troubles.remove(line);
        troubles.add(line);
        if (troubles.size() > MOST_TROUBLES) {
            troubles.removeFirst();
        }
    }

    private void show(Watch watch) {
        Optional<Cib> cib = watch.cib();
        if (cib.isEmpty()) {
            return;
        }
        var now = clock.now();
        String text =
                MonitorText.of(
                        cib.get(),
                        Scheduler.schedule(cib.get(), now),
                        watch.members(),
                        now,
                        ZoneId.systemDefault());
        String whole =
                troubles.isEmpty()
                        ? text
                        : text + "\n\nWhat went wrong:\n    " + String.join("\n    ", troubles);
        if (!timeless(whole).equals(last)) {
            last = timeless(whole);
            out.print(terminal ? CLEAR + whole + "\n" : whole + "\n\n");
            out.flush();
        }
    }

    /** A picture that differs in its time alone is not worth printing. */
    private static String timeless(String text) {
        return text.replaceFirst("Last updated: [^\n]*", "");
    }
}
