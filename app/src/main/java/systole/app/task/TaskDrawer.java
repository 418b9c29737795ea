package systole.app.task;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import systole.app.l10n.Messages;
import systole.app.look.EmptyState;
import systole.app.look.TabularText;

/** All tasks, newest first: what became of them, a way to cancel, a way to copy. */
public final class TaskDrawer extends VBox {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TaskLog log;
    private final Messages messages;
    private final ListView<Task> list = new ListView<>();

    public TaskDrawer(TaskLog log, Messages messages, Runnable close) {
        this.log = log;
        this.messages = messages;
        setId("task-drawer");
        getStyleClass().add("task-drawer");
        list.setItems(log.tasks());
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(
                new EmptyState(
                        "mdi2f-format-list-checks",
                        messages.text("task.none"),
                        messages.text("task.none.words")));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(header(close), list);
    }

    private HBox header(Runnable close) {
        var heading = new Label();
        heading.getStyleClass().add("section-title");
        heading.textProperty().bind(messages.text("task.title"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var copy = new Button("", new FontIcon("mdi2c-content-copy"));
        copy.setId("tasks-copy");
        copy.getStyleClass().add("quiet");
        copy.textProperty().bind(messages.text("task.copy"));
        copy.disableProperty().bind(Bindings.isEmpty(log.tasks()));
        copy.setOnAction(event -> copy(log.asText()));
        var cross = new Button("", new FontIcon("mdi2c-close"));
        cross.getStyleClass().add("quiet");
        cross.accessibleTextProperty().bind(messages.text("task.close"));
        cross.setOnAction(event -> close.run());
        var header = new HBox(heading, space, copy, cross);
        header.getStyleClass().add("header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void key(KeyEvent event) {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && COPY.match(event)) {
            copy(log.line(chosen));
            event.consume();
        }
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private final class Cell extends ListCell<Task> {
        @Override
        protected void updateItem(Task task, boolean empty) {
            super.updateItem(task, empty);
            setGraphic(empty || task == null ? null : row(task));
        }

        private HBox row(Task task) {
            var time = new TabularText(log.startTime(task));
            time.getStyleClass().add("time");
            var title = new Label();
            title.getStyleClass().add("title");
            title.textProperty().bind(task.title());
            title.setMinWidth(USE_PREF_SIZE);
            var detail = new Label();
            detail.getStyleClass().add("detail");
            detail.textProperty().bind(task.detailProperty());
            var command = new Label(task.command().orElse(""));
            command.getStyleClass().add("code");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var row = new HBox(new TaskIcon(task, messages), time, title, detail, space, command);
            row.getStyleClass().add("task-row");
            row.setAlignment(Pos.CENTER_LEFT);
            var cancel = new Button();
            cancel.textProperty().bind(messages.text("task.cancel"));
            cancel.setMinWidth(USE_PREF_SIZE);
            cancel.getStyleClass().add("small");
            cancel.setOnAction(event -> task.cancel());
            cancel.visibleProperty()
                    .bind(task.stateProperty().map(state -> state == TaskState.RUNNING));
            cancel.managedProperty().bind(cancel.visibleProperty());
            row.getChildren().add(cancel);
            return row;
        }
    }
}
