package systole.app.look;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import java.util.OptionalInt;

/**
 * A score as people read it: zero is pale, −∞ is red, ∞ is bold, digits line up.
 *
 * <p>Scores at or beyond ±1,000,000 are infinite. No score at all reads as a dash.
 */
public final class ScoreText extends HBox {
    /** The value that means "must" when positive and "never" when negative. */
    public static final int INFINITY = 1_000_000;

    private static final String NONE = "–";

    private final TabularText number = new TabularText(NONE);
    private final ObjectProperty<OptionalInt> score =
            new SimpleObjectProperty<>(this, "score", OptionalInt.empty());

    public ScoreText() {
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(number);
        getStyleClass().add("score-text");
        score.subscribe(this::show);
    }

    public ScoreText(int initial) {
        this();
        setScore(initial);
    }

    /** The score shown; empty where none applies. */
    public ObjectProperty<OptionalInt> scoreProperty() {
        return score;
    }

    public void setScore(int value) {
        score.set(OptionalInt.of(value));
    }

    /** The score in characters: a true minus sign, ∞ beyond the limit. */
    public static String format(int value) {
        if (value >= INFINITY) {
            return "∞";
        }
        if (value <= -INFINITY) {
            return "−∞";
        }
        return value < 0 ? "−" + -value : Integer.toString(value);
    }

    /** The score as something added: with its sign, plus included. */
    public static String formatSigned(int value) {
        return value > 0 ? "+" + format(value) : format(value);
    }

    private void show(OptionalInt value) {
        getStyleClass().removeAll("score-none", "score-zero", "score-never", "score-must");
        number.setText(value.isPresent() ? format(value.getAsInt()) : NONE);
        if (value.isEmpty()) {
            getStyleClass().add("score-none");
        } else if (value.getAsInt() == 0) {
            getStyleClass().add("score-zero");
        } else if (value.getAsInt() <= -INFINITY) {
            getStyleClass().add("score-never");
        } else if (value.getAsInt() >= INFINITY) {
            getStyleClass().add("score-must");
        }
    }
}
