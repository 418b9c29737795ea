package systole.app.look;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The pulse of one node, drawn from the times at which its beats were heard.
 *
 * <p>It redraws when {@link #show} is told of a beat and at no other time: no clock runs here, so
 * the line stops when the beats stop. Who owns it sets {@link #staleProperty} when the age is too
 * high, and says in {@code accessibleText} what a seeing reader sees.
 */
public final class PulseLine extends Region {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    /** How many of the latest beats are worth giving: more never fit into one sweep. */
    public static final int MOST_BEATS = 12;

    private static final int FEWEST_BEATS = 4;
    private static final double PIXELS_PER_BEAT = 46;
    private static final double HEIGHT = 24;
    private static final double HEAD_RADIUS = 2.2;

    private final Polyline fresh = new Polyline();
    private final Polyline faded = new Polyline();
    private final Circle head = new Circle(HEAD_RADIUS);
    private final BooleanProperty stale = new SimpleBooleanProperty(this, "stale");
    private final Duration interval;
    private List<Instant> beats = List.of();

    /** A line for beats that should come at this interval, the cluster's keepalive. */
    public PulseLine(Duration interval) {
        this.interval = interval;
        getStyleClass().add("pulse-line");
        fresh.getStyleClass().add("fresh");
        faded.getStyleClass().add("faded");
        head.getStyleClass().add("head");
        getChildren().addAll(faded, fresh, head);
        getChildren().forEach(child -> child.setManaged(false));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        stale.subscribe(old -> pseudoClassStateChanged(STALE, old));
    }

    /** Draws these beats, oldest first; those older than one sweep are not seen. */
    public void show(List<Instant> heard) {
        beats = List.copyOf(heard);
        draw();
    }

    /** Whether the latest beat is older than it should be: the line loses its colour. */
    public BooleanProperty staleProperty() {
        return stale;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 180;
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        var room = Math.round(getWidth() / PIXELS_PER_BEAT);
        var span = interval.multipliedBy(Math.clamp(room, FEWEST_BEATS, MOST_BEATS));
        var trace = PulseTrace.of(beats, span, getWidth(), HEIGHT / 2);
        fresh.getPoints().setAll(trace.fresh());
        faded.getPoints().setAll(trace.faded());
        head.setVisible(trace.head() >= 0);
        head.setCenterX(Math.max(HEAD_RADIUS, trace.head()));
        head.setCenterY(HEIGHT / 2);
    }
}
