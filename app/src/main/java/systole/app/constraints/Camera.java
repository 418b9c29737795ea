package systole.app.constraints;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** Which part of the graph is in sight, and how large: the ground is scaled, then moved. */
final class Camera {
    private static final double SMALLEST = 0.25;
    private static final double LARGEST = 1.6;
    private static final double MARGIN = 20;

    private final Scale scale = new Scale(1, 1, 0, 0);
    private final Translate shift = new Translate();

    Camera(Node ground) {
        ground.getTransforms().setAll(shift, scale);
    }

    /** How many pixels of the window a pixel of the graph takes. */
    double scale() {
        return scale.getX();
    }

    /** Moves the ground. */
    void pan(double dx, double dy) {
        shift.setX(shift.getX() + dx);
        shift.setY(shift.getY() + dy);
    }

    /** Makes everything larger or smaller; what is at this point stays there. */
    void zoom(double factor, double x, double y) {
        double before = scale();
        scaleTo(Math.clamp(before * factor, SMALLEST, LARGEST));
        double real = scale() / before;
        shift.setX(x - (x - shift.getX()) * real);
        shift.setY(y - (y - shift.getY()) * real);
    }

    /** Puts a part of the graph into the middle of a window, as large as it can be up to 1:1. */
    void fit(Bounds part, double width, double height) {
        double room =
                Math.min(
                        (width - 2 * MARGIN) / part.getWidth(),
                        (height - 2 * MARGIN) / part.getHeight());
        scaleTo(Math.clamp(room, SMALLEST, 1));
        shift.setX(Math.round(width / 2 - part.getCenterX() * scale()));
        shift.setY(Math.round(height / 2 - part.getCenterY() * scale()));
    }

    /** Moves the ground no further than needed for a part of the window to be in sight. */
    void reveal(Bounds part, double width, double height) {
        pan(
                into(part.getMinX(), part.getMaxX(), width),
                into(part.getMinY(), part.getMaxY(), height));
    }

    private static double into(double from, double to, double size) {
        if (from < MARGIN) {
            return MARGIN - from;
        }
        return to > size - MARGIN ? Math.max(size - MARGIN - to, MARGIN - from) : 0;
    }

    private void scaleTo(double factor) {
        scale.setX(factor);
        scale.setY(factor);
    }
}
