package systole.app.constraints;

import javafx.geometry.Point2D;
import javafx.scene.shape.CubicCurve;

import systole.app.constraints.GraphLayout.Box;

/**
 * The line of an edge between two boxes: it leaves and enters at the sides that face each other.
 */
record EdgeShape(Point2D start, Point2D startControl, Point2D endControl, Point2D end) {
    private static final double FAN = 14;

    /**
     * The line between two boxes.
     *
     * @param lane which of several edges between the same two it is, from 0; lanes are fanned out
     */
    static EdgeShape between(Box from, Box to, int lane) {
        double shift = lane == 0 ? 0 : (lane % 2 == 0 ? -1 : 1) * ((lane + 1) / 2) * FAN;
        boolean beside = from.x() + from.width() <= to.x() || to.x() + to.width() <= from.x();
        return beside ? sideways(from, to, shift) : upAndDown(from, to, shift);
    }

    private static EdgeShape sideways(Box from, Box to, double shift) {
        boolean right = to.centreX() > from.centreX();
        var start = new Point2D(right ? from.x() + from.width() : from.x(), from.centreY() + shift);
        var end = new Point2D(right ? to.x() : to.x() + to.width(), to.centreY() + shift);
        double reach = Math.max(30, Math.abs(end.getX() - start.getX()) / 2) * (right ? 1 : -1);
        return new EdgeShape(start, start.add(reach, 0), end.subtract(reach, 0), end);
    }

    private static EdgeShape upAndDown(Box from, Box to, double shift) {
        boolean left = Math.min(from.x(), to.x()) > 60;
        double side = left ? -1 : 1;
        var start = new Point2D(left ? from.x() : from.x() + from.width(), from.centreY() + shift);
        var end = new Point2D(left ? to.x() : to.x() + to.width(), to.centreY() + shift);
        double reach = side * (36 + Math.abs(end.getY() - start.getY()) / 6 + Math.abs(shift));
        return new EdgeShape(start, start.add(reach, 0), end.add(reach, 0), end);
    }

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
