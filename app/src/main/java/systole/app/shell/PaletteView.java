package systole.app.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import systole.app.l10n.Messages;

/** The command palette: type, arrow keys, Enter. */
final class PaletteView extends VBox {
    private static final double ROW = 36;
    private static final int ROWS = 10;

    private final PaletteViewModel model;
    private final Messages messages;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();

    PaletteView(PaletteViewModel model, Messages messages, Runnable close) {
        this.model = model;
        this.messages = messages;
        this.close = close;
        setId("palette");
        getStyleClass().addAll("overlay-card", "palette");
        field.setId("palette-field");
        field.promptTextProperty().bind(messages.text("shell.search"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setItems(model.matches());
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        var none = new Label();
        none.getStyleClass().add("none");
        none.textProperty().bind(messages.text("shell.palette.none"));
        list.setPlaceholder(new StackPane(none));
        model.matches().subscribe(this::fit);
        model.selectedProperty().subscribe(index -> select(index.intValue()));
        fit();
        getChildren().addAll(field, list);
    }

    TextField field() {
        return field;
    }

    private void fit() {
        var rows = Math.clamp(model.matches().size(), 1, ROWS);
        list.setPrefHeight(rows * ROW + 2);
        select(model.selectedProperty().get());
    }

    private void select(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - ROWS + 2));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(ROWS);
            case PAGE_UP -> model.move(-ROWS);
            case ENTER -> model.selection().ifPresent(this::run);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void run(Command command) {
        if (command.enabled().get()) {
            close.run();
            command.run();
        }
    }

    private final class Cell extends ListCell<Command> {
        private final Label title = new Label();
        private final Label note = new Label();
        private final HBox row = new HBox(title, new Region(), note);

        Cell() {
            row.setAlignment(Pos.CENTER_LEFT);
            title.getStyleClass().add("title");
            HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
            note.setMinWidth(USE_PREF_SIZE);
            setOnMouseClicked(
                    event ->
                            model.matches().stream()
                                    .filter(command -> command == getItem())
                                    .findFirst()
                                    .ifPresent(PaletteView.this::run));
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            var possible = command.enabled().get();
            title.setText(model.title(command));
            note.setText(
                    possible ? Shortcuts.of(command) : messages.now("shell.palette.unavailable"));
            note.getStyleClass().setAll("label", possible ? "key" : "unavailable");
            note.setVisible(!note.getText().isEmpty());
            row.setOpacity(possible ? 1 : 0.55);
            setAccessibleText(title.getText() + " " + note.getText());
            setGraphic(row);
        }
    }
}
