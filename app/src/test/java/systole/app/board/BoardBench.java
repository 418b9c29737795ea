package systole.app.board;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.app.plan.Intent;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.ClusterEvent;
import systole.styles.Theme;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Measures how smooth the board of 16 nodes and 300 resources is: beats of every node each 200 ms
 * and twenty status changes a second, then the same while scrolling.
 *
 * <p>Prints frames a second, the frame at the 95th percentile, and what the work of one frame
 * costs.
 */
final class BoardBench extends AnimationTimer {
    private static final int NODES = 16;
    private static final int RESOURCES = 300;
    private static final int SECONDS = 25;

    private final PaintedCluster cluster = new PaintedCluster(Painting.crowd(NODES, RESOURCES));
    private final CountDownLatch done = new CountDownLatch(1);
    private final ScrollPane scroll;
    private final List<Long> frames = new ArrayList<>();
    private final List<Long> work = new ArrayList<>();
    private long begun;
    private long last;
    private int changes;
    private boolean scrolling;
    private long windowBusy;
    private long rendererBusy;

    private BoardBench() {
        var messages = new Messages(Language.ENGLISH);
        var watched = cluster.watch(messages);
        var gestures =
                new BoardGestures() {
                    @Override
                    public void propose(Intent intent) {}

                    @Override
                    public void explain(ResourceId resource, Optional<NodeName> node) {}

                    @Override
                    public void dismiss() {}
                };
        var model =
                new BoardViewModel(
                        watched, new SimpleObjectProperty<>(Optional.empty()), gestures, messages);
        cluster.settle();
        var begin = System.nanoTime();
        var busy = cpu("");
        var view = new BoardView(model, messages);
        var stage = new Stage();
        var scene = new Scene(view, 1440, 900);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        view.applyCss();
        view.layout();
        System.out.printf(
                "first layout %d ms, of which %d ms on the processor%n",
                (System.nanoTime() - begin) / 1_000_000, (cpu("") - busy) / 1_000_000);
        scroll = (ScrollPane) view.lookup(".board-scroll");
    }

    /** Nanoseconds a thread has spent on a processor; the current one's without a name. */
    private static long cpu(String thread) {
        var threads = ManagementFactory.getThreadMXBean();
        return thread.isEmpty()
                ? threads.getCurrentThreadCpuTime()
                : Arrays.stream(threads.dumpAllThreads(false, false))
                        .filter(info -> info.getThreadName().equals(thread))
                        .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                        .sum();
    }

    public static void main(String[] args) throws InterruptedException {
        var bench = new BoardBench[1];
        var ready = new CountDownLatch(1);
        Platform.startup(
                () -> {
                    bench[0] = new BoardBench();
                    bench[0].start();
                    ready.countDown();
                });
        ready.await();
        bench[0].done.await();
        Platform.exit();
    }

    @Override
    public void handle(long now) {
        var begin = System.nanoTime();
        if (begun == 0) {
            begun = now;
            windowBusy = cpu("JavaFX Application Thread");
            rendererBusy = cpu("QuantumRenderer-0");
        } else {
            frames.add(now - last);
        }
        last = now;
        var elapsed = (now - begun) / 1e9;
        for (int i = 0; i < 2 && changes < elapsed * 20; i++) {
            change(changes++);
        }
        if (scrolling) {
            scroll.setHvalue((Math.sin(elapsed * 1.5) + 1) / 2);
        }
        work.add(System.nanoTime() - begin);
        if (elapsed > SECONDS) {
            report(elapsed);
        }
    }

    private void change(int number) {
        var node = NodeName.of("node" + (1 + number % NODES));
        var id = ResourceId.of("resource-" + (1 + number * 7 % RESOURCES));
        cluster.tell(
                number % 2 == 0
                        ? new ClusterEvent.OperationStarted(node, id, "start", Duration.ZERO)
                        : new ClusterEvent.OperationFinished(
                                node, id, "start", Duration.ZERO, true, "ok", "", Duration.ZERO));
        cluster.pass(Duration.ofMillis(50), number % 4 == 0);
    }

    private void report(double elapsed) {
        frames.sort(Long::compare);
        work.sort(Long::compare);
        System.out.printf(
                "%s: %.1f frames/s, p50 %.1f ms, p95 %.1f ms, worst %.1f ms; work p95 %.1f ms;"
                        + " processor per frame %.1f ms window, %.1f ms renderer%n",
                scrolling ? "scrolling" : "standing",
                frames.size() / elapsed,
                frames.get(frames.size() / 2) / 1e6,
                frames.get(frames.size() * 95 / 100) / 1e6,
                frames.getLast() / 1e6,
                work.get(work.size() * 95 / 100) / 1e6,
                (cpu("JavaFX Application Thread") - windowBusy) / 1e6 / frames.size(),
                (cpu("QuantumRenderer-0") - rendererBusy) / 1e6 / frames.size());
        if (scrolling) {
            stop();
            done.countDown();
        }
        scrolling = true;
        begun = 0;
        changes = 0;
        frames.clear();
        work.clear();
    }
}
