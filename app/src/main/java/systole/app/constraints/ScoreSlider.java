package systole.app.constraints;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import systole.app.l10n.Messages;
import systole.app.plan.Phrase;
import systole.model.score.Score;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Chooses a score: a slider from never to must, the words under it, and a field for the exact
 * number.
 */
final class ScoreSlider extends VBox {
    private final Slider slider = new Slider(-1, 1, 0);
    private final TextField field = new TextField();
    private final Label word = new Label();
    private final Messages messages;
    private final Consumer<Score> chosen;
    private Score shown = Score.ZERO;
    private boolean showing;

    ScoreSlider(Messages messages, Consumer<Score> chosen) {
        super(8);
        this.messages = messages;
        this.chosen = chosen;
        slider.setId("constraint-slider");
        slider.setBlockIncrement(0.02);
        slider.accessibleTextProperty().bind(messages.text("constraints.editor.strength"));
        slider.valueProperty().subscribe(at -> slid(at.doubleValue()));
        field.setId("constraint-score");
        field.setPrefColumnCount(9);
        field.getStyleClass().add("tabular");
        field.accessibleTextProperty().bind(messages.text("constraints.editor.score"));
        field.setOnAction(event -> typed());
        field.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                typed();
                            }
                        });
        word.getStyleClass().add("strong");
        word.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(word, Priority.ALWAYS);
        var row = new HBox(8, word, field);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, slider, scale());
    }

    private GridPane scale() {
        var scale = new GridPane();
        scale.setPadding(new Insets(0, 2, 0, 2));
        Strength[] words = Strength.values();
        for (int i = 0; i < words.length; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / words.length);
            column.setHalignment(
                    i == 0 ? HPos.LEFT : i == words.length - 1 ? HPos.RIGHT : HPos.CENTER);
            scale.getColumnConstraints().add(column);
            Strength strength = words[i];
            var label = new Hyperlink();
            label.setId("strength-" + strength.name().toLowerCase(Locale.ROOT));
            label.getStyleClass().add("scale-word");
            label.textProperty().bind(EdgeWords.strength(strength.usual()).text(messages));
            label.setOnAction(event -> choose(strength.usual()));
            scale.add(label, i, 0);
        }
        return scale;
    }

    /** Shows a score. */
    void show(Score score) {
        showing = true;
        shown = score;
        if (!slider.isValueChanging() && !Strength.at(slider.getValue()).equals(score)) {
            slider.setValue(Strength.position(score));
        }
        field.setText(score.toString());
        field.getStyleClass().remove("invalid");
        word.textProperty().unbind();
        word.textProperty().bind(EdgeWords.strength(score).text(messages));
        showing = false;
    }

    private void slid(double at) {
        if (!showing) {
            choose(Strength.at(at));
        }
    }

    private void typed() {
        if (field.getText().equals(shown.toString())) {
            return;
        }
        Score.parse(field.getText())
                .ifPresentOrElse(
                        this::choose,
                        () -> {
                            if (!field.getStyleClass().contains("invalid")) {
                                field.getStyleClass().add("invalid");
                            }
                            word.textProperty().unbind();
                            word.textProperty()
                                    .bind(Phrase.of("constraints.editor.noscore").text(messages));
                        });
    }

    private void choose(Score score) {
        if (!score.equals(shown)) {
            show(score);
            chosen.accept(score);
        }
    }
}
