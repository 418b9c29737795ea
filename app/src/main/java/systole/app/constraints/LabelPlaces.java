package systole.app.constraints;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds places for labels on lines: as near to the middle as they can be without covering a vertex,
 * another label or another line, and where there is no such place, where they cover least.
 */
final class LabelPlaces {
    private static final double GAP = 2;
    private static final int SAMPLES = 40;

    /** What covering one point of a line counts against a square pixel of a label or a vertex. */
    private static final double LINE_COST = 0.5;

    private static final double[] TRIED = {
        0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.14, 0.86
    };

    private final List<Rectangle2D> taken;
    private final Map<EdgeShape, List<Point2D>> points = new LinkedHashMap<>();

    /** With these vertices and lines in the way. */
    LabelPlaces(List<Rectangle2D> vertices, List<EdgeShape> lines) {
        taken = new ArrayList<>(vertices);
        for (EdgeShape line : lines) {
            points.put(
                    line,
                    IntStream.rangeClosed(0, SAMPLES)
                            .mapToObj(i -> line.at((double) i / SAMPLES))
                            .toList());
        }
    }

    /** Takes a place for a label of this size on the line. */
    Rectangle2D take(EdgeShape line, double width, double height) {
        Rectangle2D best = around(line.middle(), width, height);
        double least = Double.MAX_VALUE;
        for (double t : TRIED) {
            Rectangle2D place = around(line.at(t), width, height);
            double covered = covered(place) + crossed(line, place);
            if (covered < least) {
                least = covered;
                best = place;
            }
            if (covered == 0) {
                break;
            }
        }
        taken.add(best);
        return best;
    }

    private static Rectangle2D around(Point2D middle, double width, double height) {
        return new Rectangle2D(
                Math.round(middle.getX() - width / 2),
                Math.round(middle.getY() - height / 2),
                width,
                height);
    }

    private double crossed(EdgeShape own, Rectangle2D place) {
        double sum = 0;
        for (var other : points.entrySet()) {
            if (!other.getKey().equals(own)) {
                sum += other.getValue().stream().filter(place::contains).count() * LINE_COST;
            }
        }
        return sum;
    }

    private double covered(Rectangle2D place) {
        double sum = 0;
        for (Rectangle2D other : taken) {
            double width =
                    Math.min(place.getMaxX(), other.getMaxX())
                            - Math.max(place.getMinX(), other.getMinX())
                            + GAP;
            double height =
                    Math.min(place.getMaxY(), other.getMaxY())
                            - Math.max(place.getMinY(), other.getMinY())
                            + GAP;
            if (width > 0 && height > 0) {
                sum += width * height;
            }
        }
        return sum;
    }
}
