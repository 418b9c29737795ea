package systole.app.look;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;
import javafx.util.Duration;

import systole.app.l10n.Messages;

/**
 * Draws one of the seven health states, and says its word to a screen reader.
 *
 * <p>The ring of {@link HealthState#TRANSITION} turns while it is in a scene, and stands still
 * where the scene or the desktop asks for reduced motion. It costs nothing while it is in no scene.
 */
public final class StateShape extends Region {
    private static final double BOX = 16;
    private static final Duration TURN = Duration.millis(1100);

    private final Messages messages;
    private final ObjectProperty<HealthState> state;
    private final Rotate rotate = new Rotate(0, BOX / 2, BOX / 2);
    private final Timeline turning =
            new Timeline(
                    new KeyFrame(Duration.ZERO, new KeyValue(rotate.angleProperty(), 0)),
                    new KeyFrame(
                            TURN, new KeyValue(rotate.angleProperty(), 360, Interpolator.LINEAR)));
    private final ObservableValue<Boolean> mayTurn;

    public StateShape(Messages messages, HealthState initial, double size) {
        this.messages = messages;
        state = new SimpleObjectProperty<>(this, "state", initial);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        turning.setCycleCount(Animation.INDEFINITE);
        mayTurn = sceneProperty().flatMap(StateShape::motionAllowed).orElse(false);
        mayTurn.subscribe(this::turn);
        state.subscribe(this::redraw);
    }

    public StateShape(Messages messages, HealthState initial) {
        this(messages, initial, BOX);
    }

    /** What is drawn. */
    public ObjectProperty<HealthState> stateProperty() {
        return state;
    }

    public HealthState getState() {
        return state.get();
    }

    public void setState(HealthState value) {
        state.set(value);
    }

    private static ObservableValue<Boolean> motionAllowed(Scene scene) {
        return scene.getPreferences().reducedMotionProperty().map(reduced -> !reduced);
    }

    private void redraw(HealthState after) {
        getStyleClass().setAll("state-shape", after.styleClass());
        getChildren().clear();
        var scale = getPrefWidth() / BOX;
        for (var outline : after.paths()) {
            var path = new SVGPath();
            path.setContent(outline);
            path.setManaged(false);
            path.getStyleClass().add(getChildren().isEmpty() ? "outline" : "sign");
            path.getTransforms().setAll(new Scale(scale, scale), rotate);
            getChildren().add(path);
        }
        accessibleTextProperty().bind(messages.text(after.wordKey()));
        turn();
    }

    private void turn() {
        if (state.get() == HealthState.TRANSITION && mayTurn.getValue()) {
            turning.play();
        } else {
            turning.stop();
            rotate.setAngle(0);
        }
    }
}
