package systole.app.look;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * One row of a score waterfall: what the term is, a bar from the sum before to the sum after, and
 * what it adds.
 *
 * <p>All rows of one waterfall are given the same {@link Scale}, so their bars can be compared.
 * Infinite terms fill the bar to its edge.
 */
public final class WaterfallBar extends Region {
    /** How a row reads: as a term that is added, or as a sum that has been reached. */
    public enum Kind {
        TERM,
        TOTAL
    }

    /** The lowest and the highest sum the bars must have room for. */
    public record Scale(int low, int high) {
        public Scale {
            low = Math.max(-ScoreText.INFINITY, Math.min(0, low));
            high = Math.min(ScoreText.INFINITY, Math.max(0, high));
        }

        double position(int sum, double width) {
            if (sum >= ScoreText.INFINITY) {
                return width;
            }
            if (sum <= -ScoreText.INFINITY) {
                return 0;
            }
            return high == low ? 0 : width * Math.clamp((sum - low) / (double) (high - low), 0, 1);
        }
    }

    private static final double LABEL_SHARE = 0.44;
    private static final double NUMBER_WIDTH = 64;
    private static final double BAR_HEIGHT = 12;
    private static final double MIN_BAR = 2;

    private final Label label = new Label();
    private final Region bar = new Region();
    private final TabularText number = new TabularText();
    private final Scale scale;
    private final int before;
    private final int after;

    public WaterfallBar(
            ObservableValue<String> name, Kind kind, int before, int value, Scale scale) {
        this.scale = scale;
        this.before = kind == Kind.TOTAL ? 0 : before;
        after = kind == Kind.TOTAL ? value : add(before, value);
        getStyleClass().addAll("waterfall-bar", kind == Kind.TOTAL ? "total" : "term");
        getStyleClass().add(value < 0 ? "minus" : value > 0 ? "plus" : "nought");
        if (value <= -ScoreText.INFINITY) {
            getStyleClass().add("never");
        }
        label.getStyleClass().add("name");
        label.setWrapText(true);
        label.textProperty().bind(name);
        bar.getStyleClass().add("bar");
        bar.setVisible(value != 0 && kind == Kind.TERM);
        number.getStyleClass().add("number");
        number.setText(
                kind == Kind.TOTAL ? ScoreText.format(value) : ScoreText.formatSigned(value));
        setAccessibleRole(AccessibleRole.TEXT);
        name.subscribe(text -> setAccessibleText(text + " " + number.getText()));
        getChildren().addAll(label, bar, number);
    }

    private static int add(int sum, int value) {
        if (sum <= -ScoreText.INFINITY || value <= -ScoreText.INFINITY) {
            return -ScoreText.INFINITY;
        }
        return (int) Math.min(ScoreText.INFINITY, (long) sum + value);
    }

    /** Long names wrap, so the height follows from the width. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefHeight(double width) {
        var room = (width < 0 ? prefWidth(-1) : width) * LABEL_SHARE;
        return snappedTopInset()
                + Math.max(number.prefHeight(-1), label.prefHeight(room - 8))
                + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        var top = snappedTopInset();
        var height = getHeight() - top - snappedBottomInset();
        var labelWidth = Math.floor(getWidth() * LABEL_SHARE);
        var room = getWidth() - labelWidth - NUMBER_WIDTH;
        var labelHeight = Math.min(height, label.prefHeight(labelWidth - 8));
        label.resizeRelocate(0, top + (height - labelHeight) / 2, labelWidth - 8, labelHeight);
        var from = scale.position(Math.min(before, after), room);
        var to = scale.position(Math.max(before, after), room);
        bar.resizeRelocate(
                Math.round(labelWidth + Math.min(from, room - MIN_BAR)),
                Math.round(top + (height - BAR_HEIGHT) / 2),
                Math.max(MIN_BAR, Math.round(to - from)),
                BAR_HEIGHT);
        var numberWidth = number.prefWidth(-1);
        var numberHeight = number.prefHeight(-1);
        number.resizeRelocate(
                getWidth() - numberWidth,
                top + (height - numberHeight) / 2,
                numberWidth,
                numberHeight);
    }
}
