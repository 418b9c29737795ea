package systole.app.task;

import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

import systole.app.l10n.Messages;

/** The last two tasks in one line; a click on either opens them all. */
public final class TaskStrip extends HBox {
    private static final int SHOWN = 2;

    private final TaskLog log;
    private final Messages messages;
    private final Runnable open;

    public TaskStrip(TaskLog log, Messages messages, Runnable open) {
        this.log = log;
        this.messages = messages;
        this.open = open;
        getStyleClass().add("task-strip");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        log.tasks().subscribe(this::show);
        show();
    }

    private void show() {
        getChildren().setAll(log.tasks().stream().limit(SHOWN).map(this::entry).toList());
    }

    private Button entry(Task task) {
        var button = new Button("", new TaskIcon(task, messages));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("quiet", "task-entry");
        button.setCursor(Cursor.HAND);
        var text = task.title().map(title -> log.startTime(task) + "  " + title);
        button.textProperty().bind(text);
        button.setOnAction(event -> open.run());
        return button;
    }
}
