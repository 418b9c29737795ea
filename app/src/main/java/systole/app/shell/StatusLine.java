package systole.app.shell;

import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import systole.app.l10n.Messages;
import systole.app.task.TaskLog;
import systole.app.task.TaskStrip;

/** The last line of the window: the last two tasks, and which versions this window talks to. */
final class StatusLine extends HBox {
    StatusLine(ShellViewModel model, TaskLog tasks, Messages messages) {
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        var strip =
                new TaskStrip(
                        tasks,
                        messages,
                        () -> model.tasksOpenProperty().set(!model.tasksOpenProperty().get()));
        setHgrow(strip, Priority.SOMETIMES);
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        var engine = model.engineVersionProperty();
        var cib = model.cibVersionProperty();
        getChildren()
                .addAll(
                        strip,
                        space,
                        version("engine", engine, messages.text("shell.engine", engine)),
                        version("cib", cib, messages.text("shell.cib", cib)));
    }

    private static Label version(String id, StringProperty value, StringBinding words) {
        var label = new Label();
        label.setId("version-" + id);
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(words);
        label.visibleProperty().bind(value.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
