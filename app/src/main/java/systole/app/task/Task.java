package systole.app.task;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One command on its way. It ends once: whatever is reported after an end is ignored, so that a
 * late answer cannot revive what was cancelled.
 *
 * <p>For the thread of the window only.
 */
public final class Task {
    private final long id;
    private final ObservableValue<String> title;
    private final Optional<String> command;
    private final Instant started;
    private final Runnable onCancel;
    private final InstantSource clock;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper(this, "detail", "");
    private final ReadOnlyObjectWrapper<TaskState> state =
            new ReadOnlyObjectWrapper<>(this, "state", TaskState.RUNNING);
    private Optional<Instant> ended = Optional.empty();

    Task(
            long id,
            ObservableValue<String> title,
            Optional<String> command,
            Runnable onCancel,
            InstantSource clock) {
        this.id = id;
        this.title = title;
        this.command = command;
        this.onCancel = onCancel;
        this.clock = clock;
        started = clock.instant();
    }

    /** Counts from one; never used twice in a log. */
    public long id() {
        return id;
    }

    /** What was asked for, in the current language. */
    public ObservableValue<String> title() {
        return title;
    }

    /** The same as it would be typed, where there is such a thing. */
    public Optional<String> command() {
        return command;
    }

    public Instant started() {
        return started;
    }

    /** When it ended; empty while it is on its way. */
    public Optional<Instant> ended() {
        return ended;
    }

    /** From 0 to 1; negative while nobody knows. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The latest word about it: a step, or the reason of its end. */
    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TaskState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean running() {
        return state.get() == TaskState.RUNNING;
    }

    /** Reports a step; {@code fraction} is negative where unknown. */
    public void step(double fraction, String words) {
        if (running()) {
            progress.set(Math.min(1, fraction));
            detail.set(words);
        }
    }

    public void done() {
        end(TaskState.DONE, detail.get());
    }

    public void done(String words) {
        end(TaskState.DONE, words);
    }

    public void failed(String reason) {
        end(TaskState.FAILED, reason);
    }

    /** Asks whoever runs it to stop, and ends it here. */
    public void cancel() {
        if (running()) {
            end(TaskState.CANCELLED, detail.get());
            onCancel.run();
        }
    }

    void end(TaskState how, String words) {
        if (running()) {
            ended = Optional.of(clock.instant());
            detail.set(words);
            progress.set(how == TaskState.DONE ? 1 : progress.get());
            state.set(how);
        }
    }
}
