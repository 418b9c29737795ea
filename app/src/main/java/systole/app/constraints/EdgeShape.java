package systole.app.constraints;

import javafx.geometry.Point2D;
import javafx.scene.shape.CubicCurve;

/** The line of an edge: a curve with two controls. */
record EdgeShape(Point2D start, Point2D startControl, Point2D endControl, Point2D end) {

    /** The point in the middle of the line. */
    Point2D middle() {
        return at(0.5);
    }

    /** A point of the line, from 0 at its start to 1 at its end. */
    Point2D at(double t) {
        double u = 1 - t;
        return start.multiply(u * u * u)
                .add(startControl.multiply(3 * u * u * t))
                .add(endControl.multiply(3 * u * t * t))
                .add(end.multiply(t * t * t));
    }

    /** The direction of the line at its end, in degrees clockwise from the right. */
    double heading() {
        Point2D before = at(0.97);
        return Math.toDegrees(Math.atan2(end.getY() - before.getY(), end.getX() - before.getX()));
    }

    /** Gives a curve this line. */
    void draw(CubicCurve curve) {
        curve.setStartX(start.getX());
        curve.setStartY(start.getY());
        curve.setControlX1(startControl.getX());
        curve.setControlY1(startControl.getY());
        curve.setControlX2(endControl.getX());
        curve.setControlY2(endControl.getY());
        curve.setEndX(end.getX());
        curve.setEndY(end.getY());
    }
}
