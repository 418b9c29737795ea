package systole.app.connect;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Controls whose words follow the language. */
final class Texts {
    private Texts() {}

    static Label label(ObservableValue<String> words, String... styles) {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        label.textProperty().bind(words);
        return label;
    }

    static Button button(ObservableValue<String> words, Runnable action) {
        var button = new Button();
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.textProperty().bind(words);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
