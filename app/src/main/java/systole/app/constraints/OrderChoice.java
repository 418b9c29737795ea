package systole.app.constraints;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import systole.app.l10n.Messages;
import systole.model.score.Score;

import java.util.function.Consumer;

/** Chooses whether an order must be kept, or only where both start anyway. */
final class OrderChoice extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton always;
    private final ToggleButton together;

    OrderChoice(Messages messages, Consumer<Score> chosen) {
        getStyleClass().add("segments");
        always = toggle(messages, "always", () -> chosen.accept(Score.INFINITY));
        together = toggle(messages, "together", () -> chosen.accept(Score.ZERO));
        getChildren().addAll(always, together);
    }

    private ToggleButton toggle(Messages messages, String name, Runnable action) {
        var button = new ToggleButton();
        button.setId("order-" + name);
        button.setToggleGroup(group);
        button.textProperty().bind(messages.text("constraints.order." + name));
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    action.run();
                });
        return button;
    }

    /** Shows an order's strength. */
    void show(Score score) {
        group.selectToggle(score.compareTo(Score.ZERO) > 0 ? always : together);
    }
}
