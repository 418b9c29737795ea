package systole.engine.demo;

import systole.engine.demo.SeedRow.Trigger;
import systole.engine.embedded.Breakage;
import systole.engine.embedded.EmbeddedCluster;
import systole.engine.os.SystemClock;
import systole.engine.os.SystemTicker;
import systole.engine.port.Ticker;
import systole.engine.port.WallClock;
import systole.engine.scheduler.Decision;
import systole.engine.scheduler.ResourceState;
import systole.engine.scheduler.Scheduler;
import systole.model.cib.Cib;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.resource.ResourceId;
import systole.model.score.Score;
import systole.remote.client.ClusterLink;
import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plays the seed's table on a cluster of its own: kills the real process again and again, waits for
 * the engine to recover it, and compares every row with what the engine did.
 *
 * <p>Scores are those of the CIB versions the engine went through; actions are the operations its
 * agents really ran. Every wait is bounded.
 */
public final class SeedScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final ResourceId DATABASE = ResourceId.of("mysql_db");
    private static final NodeName NODE1 = NodeName.of("mysql1");
    private static final NodeName NODE2 = NodeName.of("mysql2");

    private final ClusterLink link;
    private final Breakage breakage;
    private final Ticker ticker;
    private final WallClock clock;
    private final PrintStream out;

    private SeedScenario(
            ClusterLink link, Breakage breakage, Ticker ticker, WallClock clock, PrintStream out) {
        this.link = link;
        this.breakage = breakage;
        this.ticker = ticker;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Plays it.
     *
     * @param out hears the table row by row, and what did not match
     * @return whether every row matched
     * @throws IOException with one clear line if no cluster can be started
     */
    public static boolean play(PrintStream out) throws IOException, InterruptedException {
        var settings = EmbeddedCluster.Settings.temporary("seed");
        try (var cluster = EmbeddedCluster.start(DemoCib.seed(), settings)) {
            return new SeedScenario(
                            cluster, cluster.breakage(), new SystemTicker(), new SystemClock(), out)
                    .play();
        }
    }

    /** What was seen since a row began. */
    private static final class Seen {
        private final List<Moment> moments = new ArrayList<>();
        private final List<String> operations = new ArrayList<>();
        private boolean busy;
    }

    /** One CIB the engine went through, and what it decides on it. */
    private record Moment(Cib cib, Decision decision) {
        int failures(NodeName node) {
            return cib.failcount(node, DATABASE);
        }

        String runsOn() {
            ResourceState state = decision.states().get(DATABASE);
            return state == null || state.activeOn().isEmpty()
                    ? ""
                    : state.activeOn().getFirst().value();
        }

        boolean complete() {
            return cib.status().stream().filter(NodeState::online).count() == 2;
        }

        boolean rests() {
            return complete() && decision.graph().isEmpty();
        }

        boolean counts(SeedRow row) {
            return failures(NODE1) == row.failures1() && failures(NODE2) == row.failures2();
        }

        int score(NodeName node) {
            return decision.score(DATABASE, node).map(Score::value).orElse(Integer.MIN_VALUE);
        }
    }

    private boolean play() throws InterruptedException {
        out.println(SeedRow.HEAD.stripTrailing());
        int matched = 0;
        try (var watch = new Watch(link, ticker)) {
            for (SeedRow row : SeedRow.TABLE) {
                Optional<String> trouble = play(row, watch);
                if (trouble.isPresent()) {
                    out.println("row " + row.step() + " did not match: " + trouble.get());
                    out.println("expected: " + row.text().stripTrailing());
                    return false;
                }
                matched++;
            }
        }
        out.println("all %d rows matched what the running engine did".formatted(matched));
        return true;
    }

    private Optional<String> play(SeedRow row, Watch watch) throws InterruptedException {
        var seen = new Seen();
        if (row.trigger() == Trigger.REST) {
            watch.untilPause(QUIET, QUIET).forEach(event -> note(event, watch, seen));
            look(watch, seen);
        }
        String how = trigger(row);
        if (!settle(row, watch, seen)) {
            return Optional.of("nothing of the kind within " + PATIENCE.toSeconds() + " s");
        }
        Optional<Moment> found =
                seen.moments.stream()
                        .filter(moment -> moment.complete() && moment.counts(row))
                        .filter(moment -> row.action().equals(SeedRow.LEAVE) || acts(moment))
                        .findFirst();
        if (found.isEmpty()) {
            return Optional.of("the engine never saw these failures");
        }
        Moment moment = found.get();
        var actual =
                new SeedRow(
                        row.step(),
                        row.trigger(),
                        moment.failures(NODE1),
                        moment.failures(NODE2),
                        moment.score(NODE1),
                        moment.score(NODE2),
                        moment.runsOn(),
                        action(seen.operations));
        out.println(actual.text() + " " + how);
        out.flush();
        return actual.equals(row) ? Optional.empty() : Optional.of("operations " + seen.operations);
    }

    private static boolean acts(Moment moment) {
        return moment.decision().graph().executed().stream()
                .anyMatch(
                        action ->
                                action.resource().equals(DATABASE)
                                        && !action.operation().equals("monitor"));
    }

    /** Sets the row going; says what was done. */
    private String trigger(SeedRow row) throws InterruptedException {
        return switch (row.trigger()) {
            case BEGIN -> "cluster started";
            case REST -> "";
            case KILL -> breakage.killAgentProcess(DATABASE).text();
            case FORGET -> forget();
        };
    }

    private String forget() throws InterruptedException {
        try {
            Reply reply =
                    link.submit(new Command.CleanUp(DATABASE, Optional.empty()))
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return switch (reply) {
                case Reply.Done _ -> "failures forgotten";
                case Reply.Refused(var reason) -> "refused: " + reason;
            };
        } catch (ExecutionException | TimeoutException e) {
            return "no answer to the clean-up";
        }
    }

    /** Follows the engine until it has done what the row wants done, and rests. */
    private boolean settle(SeedRow row, Watch watch, Seen seen) throws InterruptedException {
        long end = ticker.nanos() + PATIENCE.toNanos();
        while (!settled(row, seen)) {
            Duration left = Duration.ofNanos(end - ticker.nanos());
            if (!left.isPositive()) {
                return false;
            }
            watch.next(left).ifPresent(event -> note(event, watch, seen));
        }
        return true;
    }

    private static boolean settled(SeedRow row, Seen seen) {
        if (seen.moments.isEmpty()) {
            return false;
        }
        Moment last = seen.moments.getLast();
        boolean done = row.action().equals(SeedRow.LEAVE) || !seen.operations.isEmpty();
        return last.counts(row) && last.rests() && done && !seen.busy;
    }

    private void note(ClusterEvent event, Watch watch, Seen seen) {
        switch (event) {
            case ClusterEvent.OperationFinished finished -> {
                if (finished.resource().equals(DATABASE)
                        && !finished.operation().equals("monitor")) {
                    seen.operations.add(
                            finished.operation()
                                    + " "
                                    + finished.node()
                                    + (finished.succeeded() ? "" : " FAILED"));
                }
            }
            case ClusterEvent.Snapshot _, ClusterEvent.Patched _, ClusterEvent.Membership _ ->
                    look(watch, seen);
            case ClusterEvent.TransitionProgress progress ->
                    seen.busy = !progress.aborted() && progress.done() < progress.total();
            case ClusterEvent.Beat _,
                    ClusterEvent.Seen _,
                    ClusterEvent.OperationStarted _,
                    ClusterEvent.LogLine _ -> {}
        }
    }

    private void look(Watch watch, Seen seen) {
        watch.cib()
                .ifPresent(
                        cib ->
                                seen.moments.add(
                                        new Moment(cib, Scheduler.schedule(cib, clock.now()))));
    }

    private static String action(List<String> operations) {
        List<String> words = operations;
        if (words.isEmpty()) {
            return SeedRow.LEAVE;
        }
        if (words.size() == 2 && words.get(0).startsWith("stop ")) {
            String from = words.get(0).substring("stop ".length());
            if (words.get(1).equals("start " + from)) {
                return "recover on " + from;
            }
            if (words.get(1).startsWith("start ")) {
                return "move to " + words.get(1).substring("start ".length());
            }
        }
        return String.join(", ", words);
    }
}
