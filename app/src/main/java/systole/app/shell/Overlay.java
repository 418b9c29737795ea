package systole.app.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.Optional;

/**
 * The layer above the window that holds one card at a time: palette, settings, shortcuts. Esc or a
 * click beside the card closes it and gives the focus back.
 */
final class Overlay extends StackPane {
    private final ReadOnlyObjectWrapper<Optional<Region>> card =
            new ReadOnlyObjectWrapper<>(this, "card", Optional.empty());
    private Optional<Node> focusBefore = Optional.empty();

    Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        setOnMousePressed(
                event -> {
                    if (event.getTarget() == this) {
                        close();
                    }
                });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    ReadOnlyObjectProperty<Optional<Region>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /** Shows the card at this position, in place of any other, and focuses the given part of it. */
    void open(Region content, Pos position, Node focus) {
        if (card.get().isEmpty()) {
            focusBefore = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
        }
        content.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(content, position);
        getChildren().setAll(content);
        setVisible(true);
        card.set(Optional.of(content));
        focus.requestFocus();
    }

    void close() {
        getChildren().clear();
        setVisible(false);
        card.set(Optional.empty());
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }
}
