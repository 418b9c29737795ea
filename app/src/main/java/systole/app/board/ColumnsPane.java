package systole.app.board;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays columns side by side. They share the width evenly up to a greatest width, and shrink to a
 * least width while all of them then fit; where they do not, they take a comfortable width and are
 * scrolled. All are as tall as the pane.
 */
final class ColumnsPane extends Pane {
    /** Room above the columns for the flags that stick out of them. */
    static final double TOP = 10;

    /** Room around the columns for the ring of the one that glows. */
    static final double RING = 4;

    static final double GAP = 14;
    static final double MIN_COLUMN = 208;
    static final double COMFORTABLE_COLUMN = 256;
    static final double MAX_COLUMN = 440;

    private double room;

    ColumnsPane() {
        getStyleClass().add("board-columns");
        setPadding(new Insets(TOP, RING, RING, RING));
    }

    /** Tells how much of the pane can be seen at once. */
    void setRoom(double width) {
        if (width != room) {
            room = width;
            requestLayout();
        }
    }

    /** How wide each of some columns is where there is this room for all of them. */
    static double columnWidth(double room, int columns) {
        var shared = Math.floor((room - GAP * (columns - 1)) / Math.max(1, columns));
        return shared < MIN_COLUMN ? COMFORTABLE_COLUMN : Math.min(shared, MAX_COLUMN);
    }

    @Override
    protected double computeMinWidth(double height) {
        var fits = columnWidth(room - padding(), count()) < COMFORTABLE_COLUMN;
        return total(fits ? MIN_COLUMN : COMFORTABLE_COLUMN);
    }

    @Override
    protected double computePrefWidth(double height) {
        return total(MAX_COLUMN);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 240;
    }

    private int count() {
        return getManagedChildren().size();
    }

    private double total(double column) {
        return count() == 0 ? 0 : count() * column + GAP * (count() - 1) + padding();
    }

    private double padding() {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        var width = columnWidth(getWidth() - padding(), count());
        var height = getHeight() - snappedTopInset() - snappedBottomInset();
        var x = snappedLeftInset();
        for (Node column : getManagedChildren()) {
            column.resizeRelocate(x, snappedTopInset(), width, height);
            x += width + GAP;
        }
    }
}
