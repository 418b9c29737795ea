package systole.app.launch;

import javafx.scene.Scene;
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

/**
 * A picture of the window once the cluster has come to rest, and has beaten long enough to show its
 * pulse. A cluster that does not come to rest is drawn as it is after a while, and said to be so.
 */
final class Picture {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration APPEAR = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConsoleWindow window;
    private final Path file;
    private final boolean withPlan;
    private final CompletableFuture<Integer> ended;
    private final Instant begin;
    private Subscription looking = Subscription.EMPTY;
    private Optional<Instant> restingSince = Optional.empty();
    private Optional<Instant> planSince = Optional.empty();
    private boolean planned;

    Picture(ConsoleWindow window, Path file, boolean withPlan, CompletableFuture<Integer> ended) {
        this.window = window;
        this.file = file;
        this.withPlan = withPlan;
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
        boolean late = Duration.between(begin, now()).compareTo(PATIENCE) > 0;
        if (!resting()) {
            restingSince = Optional.empty();
        } else if (restingSince.isEmpty()) {
            restingSince = Optional.of(now());
        }
        boolean settled =
                restingSince
                        .filter(since -> Duration.between(since, now()).compareTo(REST) >= 0)
                        .isPresent();
        if (late) {
            System.err.println(
                    "systole: the cluster has not come to rest within "
                            + PATIENCE.toSeconds()
                            + " s; the picture shows it as it is");
            draw();
        } else if (settled && withPlan && !planned) {
            planned = true;
            propose();
        } else if (settled && fresh() && shown()) {
            draw();
        }
    }

    /** The plan is made in the background and then takes a frame to appear. */
    private boolean shown() {
        if (planned && window.plans().planProperty().get().isPresent()) {
            planSince = planSince.or(() -> Optional.of(now()));
        }
        return !planned
                || planSince
                        .filter(since -> Duration.between(since, now()).compareTo(APPEAR) >= 0)
                        .isPresent();
    }

    /** On a busy machine a beat may be late; a picture should not show the one that is. */
    private boolean fresh() {
        return window.cluster().nodes().stream().noneMatch(node -> node.view().stale());
    }

    private boolean resting() {
        ClusterViewModel cluster = window.cluster();
        return !cluster.nodes().isEmpty()
                && cluster.nodes().stream().allMatch(node -> node.view().online())
                && cluster.situationProperty()
                        .get()
                        .filter(now -> now.decision().graph().executed().isEmpty())
                        .isPresent();
    }

    /** Plans the first move that the cluster would allow. */
    private void propose() {
        ClusterViewModel cluster = window.cluster();
        Situation here = cluster.situationProperty().get().orElseThrow();
        cluster.resources().stream()
                .flatMap(
                        item ->
                                Targets.of(here, item.id()).stream()
                                        .filter(Target::legal)
                                        .filter(_ -> !item.view().activeOn().isEmpty())
                                        .map(to -> new Intent.MoveResource(item.id(), to.node())))
                .findFirst()
                .ifPresent(window.plans()::propose);
    }

    private void draw() {
        looking.unsubscribe();
        Scene scene = window.shell().getScene();
        try {
            Snapshots.write(scene, file);
            ended.complete(Main.DONE);
        } catch (IOException e) {
            System.err.println("systole: cannot write " + file + ": " + e.getMessage());
            ended.complete(Main.FAILED);
        }
    }
}
