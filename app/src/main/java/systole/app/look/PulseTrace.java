package systole.app.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the pen of a pulse line has been: a sweep from left to right, as on a heart monitor.
 *
 * <p>A beat stands where its time falls within the sweep, so a late beat leaves a longer gap and
 * nothing is drawn that did not happen. The head is the latest beat; what lies right of it is left
 * over from the sweep before.
 *
 * @param fresh x and y in turn of the line from the left edge to the head
 * @param faded the same for the rest of the sweep before
 * @param head x of the latest beat, negative if there was none
 */
record PulseTrace(List<Double> fresh, List<Double> faded, double head) {
    private static final double[][] SPIKE = {
        {-19, 0}, {-17, -2}, {-15, 0}, {-13, 0}, {-11.5, 3}, {-9, -9}, {-6.5, 6}, {-5, 0}, {-1, 0}
    };
    private static final double GAP = 10;

    /** Room for a whole spike left of the earliest beat. */
    private static final double LEAD = 19;

    PulseTrace {
        fresh = List.copyOf(fresh);
        faded = List.copyOf(faded);
    }

    /**
     * Draws beats, oldest first, of one sweep that takes {@code span} across {@code width} pixels.
     */
    static PulseTrace of(List<Instant> beats, Duration span, double width, double baseline) {
        if (beats.isEmpty() || width <= LEAD) {
            return new PulseTrace(
                    List.of(0d, baseline, Math.max(0, width), baseline), List.of(), -1);
        }
        var last = beats.getLast();
        var head = position(last, span, width);
        var fresh = new Pen(0, head, baseline);
        var faded = new Pen(Math.min(width, head + GAP), width, baseline);
        for (var beat : beats) {
            if (beat.isAfter(last.minus(span))) {
                var x = position(beat, span, width);
                (x <= head ? fresh : faded).spike(x);
            }
        }
        return new PulseTrace(fresh.end(), faded.end(), head);
    }

    private static double position(Instant beat, Duration span, double width) {
        var share = (double) Math.floorMod(beat.toEpochMilli(), span.toMillis()) / span.toMillis();
        return LEAD + share * (width - LEAD);
    }

    private static final class Pen {
        private final List<Double> points = new ArrayList<>();
        private final double to;
        private final double baseline;
        private double x;

        Pen(double from, double to, double baseline) {
            this.to = to;
            this.baseline = baseline;
            x = from;
            move(from, 0);
        }

        void spike(double at) {
            for (var point : SPIKE) {
                var next = at + point[0];
                if (next >= x && next <= to) {
                    move(next, point[1]);
                }
            }
        }

        List<Double> end() {
            move(to, 0);
            return points;
        }

        private void move(double next, double dy) {
            x = next;
            points.add(next);
            points.add(baseline + dy);
        }
    }
}
