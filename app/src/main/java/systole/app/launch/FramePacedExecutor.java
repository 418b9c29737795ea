package systole.app.launch;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs things on JavaFX's thread, in order, together before the next frame: however fast the
 * cluster speaks, the window changes no more often than it is drawn. Costs nothing while there is
 * nothing to do.
 */
final class FramePacedExecutor implements Executor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final AnimationTimer frames =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frame();
                }
            };

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        wake();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            Platform.runLater(frames::start);
        }
    }

    /** What is added meanwhile waits for the next frame. */
    private void frame() {
        int due = waiting.size();
        for (int i = 0; i < due; i++) {
            Runnable task = waiting.poll();
            if (task != null) {
                task.run();
            }
        }
        if (waiting.isEmpty()) {
            frames.stop();
            awake.set(false);
            if (!waiting.isEmpty()) {
                wake();
            }
        }
    }
}
