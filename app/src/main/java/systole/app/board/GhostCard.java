package systole.app.board;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import systole.app.l10n.Messages;
import systole.app.look.HatchedGhost;

/** Draws a {@link Ghost}: where it would be, hatched, in the size of what would come. */
final class GhostCard extends StackPane {
    GhostCard(Ghost ghost, Messages messages) {
        var name = new Label(ghost.name());
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var promise = new Label();
        promise.getStyleClass().add("ghost-promise");
        promise.setMinWidth(USE_PREF_SIZE);
        promise.textProperty().bind(messages.text("board.ghost"));
        var head = new HBox(name, promise);
        head.getStyleClass().add("group-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var lines = new VBox(head);
        lines.getStyleClass().add("group-members");
        ghost.members().forEach(member -> lines.getChildren().add(member(member)));
        getStyleClass().add("board-ghost");
        setMouseTransparent(true);
        getChildren().add(new HatchedGhost(lines));
        setAccessibleText(messages.now("board.ghost.spoken", ghost.name()));
    }

    private static HatchedGhost member(String name) {
        var label = new Label(name);
        label.setMaxWidth(Double.MAX_VALUE);
        return new HatchedGhost(label);
    }
}
