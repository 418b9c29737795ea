package systole.app.launch;

import javafx.util.Subscription;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.Situation;
import systole.app.look.Snapshots;
import systole.app.plan.Intent;
import systole.app.plan.Target;
import systole.app.plan.Targets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A picture of the window once the cluster has come to rest. It may have a story: an incident
 * first, and when the cluster has recovered, the plan of a move beside the board. A cluster that
 * does not come to rest is drawn as it is after a while, and said to be so.
 */
final class Picture {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the picture waits for. */
    private enum Waiting {
        FOR_REST,
        FOR_RECOVERY,
        FOR_PLAN
    }

    private final ConsoleWindow window;
    private final Path file;
    private final Optional<Runnable> incident;
    private final CompletableFuture<Integer> ended;
    private final Instant begin;
    private Subscription looking = Subscription.EMPTY;
    private Waiting waiting = Waiting.FOR_REST;
    private Optional<Instant> since = Optional.empty();

    /**
     * @param incident harms one resource; without it there is no story, just the board
     */
    Picture(
            ConsoleWindow window,
            Path file,
            Optional<Runnable> incident,
            CompletableFuture<Integer> ended) {
        this.window = window;
        this.file = file;
        this.incident = incident;
        this.ended = ended;
        begin = now();
    }

    void whenSettled() {
        looking = window.cluster().pulse().every(LOOK, this::look);
    }

    private Instant now() {
        return window.cluster().pulse().instant();
    }

    private void look() {
        if (Duration.between(begin, now()).compareTo(PATIENCE) > 0) {
            System.err.println(
                    "systole: the cluster has not come to rest within "
                            + PATIENCE.toSeconds()
                            + " s; the picture shows it as it is");
            draw();
            return;
        }
        switch (waiting) {
            case FOR_REST -> {
                if (held(cluster -> resting(cluster), REST)) {
                    incident.ifPresentOrElse(this::tell, this::drawFresh);
                }
            }
            case FOR_RECOVERY -> {
                if (held(cluster -> resting(cluster) && hasFailed(cluster), REST)) {
                    propose();
                    next(Waiting.FOR_PLAN);
                }
            }
            case FOR_PLAN -> {
                if (held(_ -> window.plans().planProperty().get().isPresent(), REST.dividedBy(4))) {
                    drawFresh();
                }
            }
        }
    }

    /** Tells whether the condition has held for that long. */
    private boolean held(Predicate<ClusterViewModel> condition, Duration span) {
        if (!condition.test(window.cluster())) {
            since = Optional.empty();
            return false;
        }
        since = since.or(() -> Optional.of(now()));
        return Duration.between(since.get(), now()).compareTo(span) >= 0;
    }

    private void next(Waiting what) {
        waiting = what;
        since = Optional.empty();
    }

    private void tell(Runnable harm) {
        harm.run();
        next(Waiting.FOR_RECOVERY);
    }

    private static boolean resting(ClusterViewModel cluster) {
        return !cluster.nodes().isEmpty()
                && cluster.nodes().stream().allMatch(node -> node.view().online())
                && cluster.situationProperty()
                        .get()
                        .filter(now -> now.decision().graph().executed().isEmpty())
                        .isPresent();
    }

    private static boolean hasFailed(ClusterViewModel cluster) {
        return cluster.resources().stream().anyMatch(item -> item.view().failures() > 0);
    }

    /** Plans the first move that the cluster would allow. */
    private void propose() {
        ClusterViewModel cluster = window.cluster();
        Situation here = cluster.situationProperty().get().orElseThrow();
        cluster.resources().stream()
                .filter(item -> !item.view().activeOn().isEmpty())
                .flatMap(
                        item ->
                                Targets.of(here, item.id()).stream()
                                        .filter(Target::legal)
                                        .map(to -> new Intent.MoveResource(item.id(), to.node())))
                .findFirst()
                .ifPresent(window.plans()::propose);
    }

    /** On a busy machine a beat may be late; the picture waits for the next one. */
    private void drawFresh() {
        if (window.cluster().nodes().stream().noneMatch(node -> node.view().stale())) {
            draw();
        }
    }

    private void draw() {
        looking.unsubscribe();
        try {
            Snapshots.write(window.shell().getScene(), file);
            ended.complete(Main.DONE);
        } catch (IOException e) {
            System.err.println("systole: cannot write " + file + ": " + e.getMessage());
            ended.complete(Main.FAILED);
        }
    }
}
