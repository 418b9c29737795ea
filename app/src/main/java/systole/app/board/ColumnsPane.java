package systole.app.board;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays columns side by side: they share the width evenly between a least and a greatest width, so
 * that a few use the room and many are scrolled. All are as tall as the pane.
 */
final class ColumnsPane extends Pane {
    /** Room above the columns for the flags that stick out of them. */
    static final double TOP = 10;

    /** Room around the columns for the ring of the one that glows. */
    static final double RING = 4;

    static final double GAP = 14;
    static final double MIN_COLUMN = 256;
    static final double MAX_COLUMN = 440;

    ColumnsPane() {
        getStyleClass().add("board-columns");
        setPadding(new Insets(TOP, RING, RING, RING));
    }

    /** How wide each column is when the pane has this width. */
    static double columnWidth(double room, int columns) {
        var shared = (room - GAP * (columns - 1)) / Math.max(1, columns);
        return Math.floor(Math.clamp(shared, MIN_COLUMN, MAX_COLUMN));
    }

    @Override
    protected double computeMinWidth(double height) {
        return total(MIN_COLUMN);
    }

    @Override
    protected double computePrefWidth(double height) {
        return total(MAX_COLUMN);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 240;
    }

    private double total(double column) {
        var count = getManagedChildren().size();
        return count == 0 ? 0 : count * column + GAP * (count - 1) + padding();
    }

    private double padding() {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        var width = columnWidth(getWidth() - padding(), getManagedChildren().size());
        var height = getHeight() - snappedTopInset() - snappedBottomInset();
        var x = snappedLeftInset();
        for (Node column : getManagedChildren()) {
            column.resizeRelocate(x, snappedTopInset(), width, height);
            x += width + GAP;
        }
    }
}
