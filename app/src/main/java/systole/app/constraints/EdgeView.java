package systole.app.constraints;

import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import javafx.scene.transform.Rotate;

import systole.app.l10n.Messages;
import systole.app.look.ScoreText;

import java.util.Locale;
import java.util.Optional;

/** One edge: a line in the style of its kind, an arrow where it has a direction, and a label. */
final class EdgeView extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass DRAFTED = PseudoClass.getPseudoClass("drafted");
    private static final PseudoClass LEAVING = PseudoClass.getPseudoClass("leaving");
    private static final PseudoClass FAR = PseudoClass.getPseudoClass("far");
    private static final double HIT_WIDTH = 14;

    private final CubicCurve line = new CubicCurve();
    private final CubicCurve halo = new CubicCurve();
    private final Polygon arrow = new Polygon(0, 0, -9, -4.5, -9, 4.5);
    private final Label label = new Label();
    private final Messages messages;
    private final Rotate turn = new Rotate(0, 0, 0);
    private Optional<Edge> edge = Optional.empty();
    private Optional<EdgeShape> shape = Optional.empty();

    EdgeView(Messages messages, Runnable pick) {
        this.messages = messages;
        setAutoSizeChildren(false);
        getStyleClass().add("edge");
        line.getStyleClass().add("edge-line");
        arrow.getStyleClass().add("edge-arrow");
        arrow.getTransforms().add(turn);
        label.getStyleClass().add("edge-label");
        halo.setStrokeWidth(HIT_WIDTH);
        halo.getStyleClass().add("edge-halo");
        getChildren().addAll(halo, line, arrow, label);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMouseClicked(
                event -> {
                    if (event.isStillSincePress()) {
                        requestFocus();
                        pick.run();
                    }
                    event.consume();
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        pick.run();
                        event.consume();
                    }
                });
    }

    /** The edge shown now. */
    Optional<Edge> edge() {
        return edge;
    }

    /** Where its line runs; empty before it was first shown. */
    Optional<EdgeShape> line() {
        return shape;
    }

    /** Shows an edge along a line; its label is placed later. */
    void show(Edge shown, EdgeShape along, State state) {
        edge = Optional.of(shown);
        shape = Optional.of(along);
        setId("edge-" + shown.key().replace('/', '-'));
        String kind = "edge-" + shown.kind().name().toLowerCase(Locale.ROOT);
        getStyleClass().setAll("edge", kind);
        if (shown.score().isNegative()) {
            getStyleClass().add("edge-negative");
        }
        setViewOrder(state.selected() ? -1 : 0);
        pseudoClassStateChanged(SELECTED, state.selected());
        pseudoClassStateChanged(DRAFTED, state.drafted());
        pseudoClassStateChanged(LEAVING, state.leaving());
        along.draw(line);
        along.draw(halo);
        arrow.setVisible(shown.kind() != Edge.Kind.LOCATION);
        arrow.setTranslateX(along.end().getX());
        arrow.setTranslateY(along.end().getY());
        turn.setAngle(along.heading());
        label.setText(words(shown));
        setAccessibleText(EdgeWords.sentence(shown).now(messages));
    }

    /** Puts the label where it covers nothing; for the layout pass, when its size is known. */
    void placeLabel(LabelPlaces places) {
        double width = Math.ceil(label.prefWidth(-1));
        double height = Math.ceil(label.prefHeight(-1));
        shape.ifPresent(
                line -> {
                    Rectangle2D place = places.take(line, width, height);
                    label.resizeRelocate(place.getMinX(), place.getMinY(), width, height);
                });
    }

    /** Steps back while something else is looked at. */
    void stepBack(boolean far) {
        pseudoClassStateChanged(FAR, far);
    }

    /** How an edge stands. */
    record State(boolean selected, boolean drafted, boolean leaving) {}

    private String words(Edge shown) {
        return switch (shown.kind()) {
            case LOCATION ->
                    shown.score().isInfinite()
                            ? word(shown)
                            : ScoreText.formatSigned(shown.score().value());
            case COLOCATION ->
                    shown.score().isInfinite()
                            ? word(shown)
                            : word(shown) + " " + ScoreText.formatSigned(shown.score().value());
            case ORDER -> word(shown);
        };
    }

    private String word(Edge shown) {
        return EdgeWords.label(shown).now(messages);
    }
}
