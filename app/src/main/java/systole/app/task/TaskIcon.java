package systole.app.task;

import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.app.look.HealthState;
import systole.app.look.StateShape;

/** How a task stands: the turning ring while it runs, a sign at its end. */
final class TaskIcon extends StackPane {
    private static final double SIZE = 14;

    private final Task task;
    private final Messages messages;

    TaskIcon(Task task, Messages messages) {
        this.task = task;
        this.messages = messages;
        setMinSize(16, 16);
        setMaxSize(16, 16);
        show(task.stateProperty().get());
        // Listens only while it is in a scene: cells come and go, the task stays.
        sceneProperty().flatMap(scene -> task.stateProperty()).subscribe(this::follow);
    }

    private void follow(@Nullable TaskState state) {
        if (state != null) {
            show(state);
        }
    }

    private void show(TaskState state) {
        getStyleClass().setAll("task-icon", state.styleClass());
        getChildren()
                .setAll(
                        task.running()
                                ? new StateShape(messages, HealthState.TRANSITION, SIZE)
                                : new FontIcon(state.icon()));
        accessibleTextProperty().bind(messages.text(state.wordKey()));
    }
}
