package systole.app.look;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

/**
 * One fact in a rounded box: muted words, the value in bold, muted words. Empty parts take no room.
 * With an action it can be clicked, focused and pressed by key.
 */
public final class Pill extends HBox {
    private final Label lead = part("lead");
    private final TabularText value = new TabularText();
    private final Label tail = part("tail");
    private final ObjectProperty<@Nullable Runnable> action =
            new SimpleObjectProperty<>(this, "action");

    public Pill() {
        getStyleClass().add("pill");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("value");
        showWhen(value, value.textProperty());
        getChildren().addAll(lead, value, tail);
        setOnMouseClicked(event -> press());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        action.subscribe(this::offer);
    }

    /** Words before the value. */
    public StringProperty leadProperty() {
        return lead.textProperty();
    }

    /** The value itself. */
    public StringProperty valueProperty() {
        return value.textProperty();
    }

    /** Words after the value. */
    public StringProperty tailProperty() {
        return tail.textProperty();
    }

    /** Puts a shape or an icon before the words. */
    public void setGraphic(Node graphic) {
        if (getChildren().getFirst() != lead) {
            getChildren().removeFirst();
        }
        getChildren().addFirst(graphic);
    }

    /** What a click does; without one the pill is only read. */
    public void setAction(@Nullable Runnable run) {
        action.set(run);
    }

    private static Label part(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        showWhen(label, label.textProperty());
        return label;
    }

    private static void showWhen(Node part, StringProperty text) {
        part.visibleProperty().bind(text.isNotEmpty());
        part.managedProperty().bind(part.visibleProperty());
    }

    private void offer(@Nullable Runnable run) {
        setFocusTraversable(run != null);
        setAccessibleRole(run == null ? AccessibleRole.TEXT : AccessibleRole.BUTTON);
        getStyleClass().remove("clickable");
        if (run != null) {
            getStyleClass().add("clickable");
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            press();
            event.consume();
        }
    }

    private void press() {
        var run = action.get();
        if (run != null) {
            run.run();
        }
    }
}
