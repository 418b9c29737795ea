package systole.app.board;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls things into sight. */
final class Sight {
    private static final double MARGIN = 12;
    private static final double EDGE = 36;
    private static final double PULL = 14;

    private Sight() {}

    /** Scrolls every scroll pane around a node just as far as needed to see all of it. */
    static void reveal(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane pane) {
                reveal(node, pane);
            }
        }
    }

    private static void reveal(Node node, ScrollPane pane) {
        var content = pane.getContent();
        var all = content.getLayoutBounds();
        var seen = pane.getViewportBounds();
        var bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        pane.setHvalue(
                value(
                        pane.getHvalue(),
                        bounds.getMinX(),
                        bounds.getMaxX(),
                        all.getWidth(),
                        seen.getWidth()));
        pane.setVvalue(
                value(
                        pane.getVvalue(),
                        bounds.getMinY(),
                        bounds.getMaxY(),
                        all.getHeight(),
                        seen.getHeight()));
    }

    /** The scroll value, of 0 to 1, at which {@code from} to {@code to} are in sight. */
    static double value(double now, double from, double to, double all, double seen) {
        var hidden = all - seen;
        if (hidden <= 0) {
            return now;
        }
        var start = now * hidden;
        if (from - MARGIN < start) {
            return Math.max(0, from - MARGIN) / hidden;
        }
        if (to + MARGIN > start + seen) {
            return Math.min(hidden, to + MARGIN - seen) / hidden;
        }
        return now;
    }

    /** Scrolls sideways a little while something is dragged along an edge. */
    static void pull(ScrollPane pane, double x) {
        var hidden = pane.getContent().getLayoutBounds().getWidth() - pane.getWidth();
        if (hidden > 0 && x < EDGE) {
            pane.setHvalue(Math.max(0, pane.getHvalue() - PULL / hidden));
        } else if (hidden > 0 && x > pane.getWidth() - EDGE) {
            pane.setHvalue(Math.min(1, pane.getHvalue() + PULL / hidden));
        }
    }
}
