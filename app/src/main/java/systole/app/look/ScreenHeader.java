package systole.app.look;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The first line of a screen: its title, one line about what is shown, tools at the right. */
public final class ScreenHeader extends HBox {
    public ScreenHeader(
            ObservableValue<String> title, ObservableValue<String> summary, Node... tools) {
        getStyleClass().add("screen-header");
        setAlignment(Pos.BASELINE_LEFT);
        var heading = new Label();
        heading.getStyleClass().add("screen-title");
        heading.setMinWidth(USE_PREF_SIZE);
        heading.textProperty().bind(title);
        var words = new Label();
        words.getStyleClass().add("screen-summary");
        words.textProperty().bind(summary);
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(heading, words, space);
        getChildren().addAll(tools);
    }
}
