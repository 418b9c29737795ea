package systole.app.task;

import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All tasks of this window, newest first, at most {@value #LIMIT}: beyond it the oldest that has
 * ended is forgotten.
 *
 * <p>For the thread of the window only.
 */
public final class TaskLog {
    static final int LIMIT = 500;

    private final ObservableList<Task> tasks = FXCollections.observableArrayList();
    private final ObservableList<Task> view = FXCollections.unmodifiableObservableList(tasks);
    private final InstantSource clock;
    private final DateTimeFormatter time;
    private long lastId;

    public TaskLog(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    }

    /** Newest first. */
    public ObservableList<Task> tasks() {
        return view;
    }

    /** Begins a task; {@code onCancel} is told when the user changes his mind. */
    public Task start(ObservableValue<String> title, Runnable onCancel) {
        return add(title, Optional.empty(), onCancel);
    }

    /** Begins a task that could have been typed as {@code command}. */
    public Task start(ObservableValue<String> title, String command, Runnable onCancel) {
        return add(title, Optional.of(command), onCancel);
    }

    /** Notes something that has happened by itself, already at its end. */
    public Task note(TaskState how, ObservableValue<String> title, String detail) {
        var task = add(title, Optional.empty(), () -> {});
        task.end(how, detail);
        return task;
    }

    /** When a task began, as a time of day. */
    public String startTime(Task task) {
        return time.format(task.started());
    }

    /** The whole log as text, oldest first, one line a task: what the copy button copies. */
    public String asText() {
        return tasks.reversed().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /** One task as one line: time, state, title, detail, command. */
    public String line(Task task) {
        var parts =
                List.of(
                        startTime(task),
                        task.stateProperty().get().name().toLowerCase(Locale.ROOT),
                        task.title().getValue(),
                        task.detailProperty().get(),
                        task.command().map(command -> "$ " + command).orElse(""));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    private Task add(ObservableValue<String> title, Optional<String> command, Runnable onCancel) {
        var task = new Task(++lastId, title, command, onCancel, clock);
        tasks.addFirst(task);
        if (tasks.size() > LIMIT) {
            forgetOldestEnded();
        }
        return task;
    }

    private void forgetOldestEnded() {
        for (int i = tasks.size() - 1; i > 0; i--) {
            if (!tasks.get(i).running()) {
                tasks.remove(i);
                return;
            }
        }
        tasks.removeLast();
    }
}
