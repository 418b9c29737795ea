package systole.app.look;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** Says why there is nothing to see here, and what to do about it. */
public final class EmptyState extends VBox {
    public EmptyState(
            String icon, ObservableValue<String> title, ObservableValue<String> explanation) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var heading = new Label();
        heading.getStyleClass().add("heading");
        heading.textProperty().bind(title);
        var words = new Label();
        words.getStyleClass().add("words");
        words.setWrapText(true);
        words.textProperty().bind(explanation);
        getChildren().addAll(new FontIcon(icon), heading, words);
    }

    /** Adds the way out as a button. */
    public EmptyState withAction(ObservableValue<String> label, Runnable run) {
        var button = new Button();
        button.textProperty().bind(label);
        button.setOnAction(event -> run.run());
        getChildren().add(button);
        return this;
    }
}
