package systole.app.shell;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import systole.app.l10n.Messages;

import java.util.List;

/** The card that lists every command that has a key. */
final class Shortcuts extends VBox {
    Shortcuts(List<Command> commands, Messages messages) {
        setId("shortcuts");
        getStyleClass().addAll("overlay-card", "shortcuts");
        var heading = new Label();
        heading.getStyleClass().add("panel-title");
        heading.textProperty().bind(messages.text("shell.shortcuts"));
        var grid = new GridPane();
        grid.getStyleClass().add("grid");
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        var keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(words, keys);
        for (var command : commands) {
            if (command.accelerator().isPresent()) {
                add(grid, keys(command), messages, command.titleKey(), command.titleArgs());
            }
        }
        add(grid, messages.now("shell.shortcuts.tab"), messages, "shell.shortcuts.move", List.of());
        add(
                grid,
                messages.now("shell.shortcuts.esc"),
                messages,
                "shell.shortcuts.close",
                List.of());
        getChildren().addAll(heading, grid);
    }

    /** The command's key as people write it, empty if it has none. */
    static String of(Command command) {
        return command.accelerator().map(KeyCombination::getDisplayText).orElse("");
    }

    private static String keys(Command command) {
        return command.id().equals(ShellCommands.SHORTCUTS) ? of(command) + "  ?" : of(command);
    }

    private static void add(
            GridPane grid, String key, Messages messages, String titleKey, List<Object> args) {
        var keys = new Label(key);
        keys.getStyleClass().add("key");
        var words = new Label();
        words.textProperty().bind(messages.text(titleKey, args.toArray()));
        grid.addRow(grid.getRowCount(), words, keys);
    }
}
