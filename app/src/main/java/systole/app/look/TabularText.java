package systole.app.look;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import java.util.regex.Pattern;

/**
 * A number whose digits are all equally wide, so that columns line up and a changing number does
 * not jitter.
 *
 * <p>JavaFX cannot ask a font for tabular figures; here every digit gets the room of a zero.
 */
public final class TabularText extends Region {
    private static final Pattern RUNS = Pattern.compile("\\d|\\D+");

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final Text zero = new Text("0");

    public TabularText() {
        this("");
    }

    public TabularText(String initial) {
        // Transparent, not invisible: style sheets pass invisible nodes by.
        zero.setOpacity(0);
        prepare(zero);
        zero.layoutBoundsProperty().subscribe(bounds -> requestLayout());
        text.subscribe(this::rebuild);
        text.set(initial);
        getStyleClass().add("tabular-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
    }

    /** What is written. */
    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String value) {
        text.set(value);
    }

    private void rebuild(String value) {
        getChildren().setAll(zero);
        RUNS.matcher(value).results().map(run -> new Text(run.group())).forEach(this::append);
        requestLayout();
        setAccessibleText(value);
    }

    private void append(Text glyph) {
        prepare(glyph);
        getChildren().add(glyph);
    }

    private static void prepare(Text glyph) {
        glyph.setManaged(false);
        glyph.setTextOrigin(VPos.BASELINE);
        glyph.getStyleClass().add("text");
    }

    private double cell(Text glyph) {
        var width = glyph.getLayoutBounds().getWidth();
        var first = glyph.getText().codePointAt(0);
        return Character.isDigit(first) ? zero.getLayoutBounds().getWidth() : width;
    }

    private double contentWidth() {
        return getChildren().stream()
                .filter(child -> child != zero)
                .mapToDouble(child -> cell((Text) child))
                .sum();
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(snappedLeftInset() + contentWidth() + snappedRightInset());
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(
                snappedTopInset() + zero.getLayoutBounds().getHeight() + snappedBottomInset());
    }

    @Override
    public double getBaselineOffset() {
        return snappedTopInset() + zero.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        var x = snappedLeftInset();
        var y = getBaselineOffset();
        for (var child : getChildren()) {
            if (child != zero) {
                var glyph = (Text) child;
                var room = cell(glyph);
                glyph.setX(x + (room - glyph.getLayoutBounds().getWidth()) / 2);
                glyph.setY(y);
                x += room;
            }
        }
    }
}
