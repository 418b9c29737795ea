package systole.app.constraints;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import java.util.Optional;

/** Lets a vertex be dragged to another place. */
final class VertexMoving {
    private final GraphPane pane;
    private final VertexView view;
    private Optional<Point2D> last = Optional.empty();

    VertexMoving(GraphPane pane, VertexView view) {
        this.pane = pane;
        this.view = view;
    }

    void attach() {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> last = Optional.empty());
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    }

    private void grab(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            view.requestFocus();
            last = Optional.of(new Point2D(event.getSceneX(), event.getSceneY()));
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        last.ifPresent(
                from ->
                        pane.shift(
                                view,
                                pane.unscaled(event.getSceneX() - from.getX()),
                                pane.unscaled(event.getSceneY() - from.getY())));
        last = last.map(_ -> new Point2D(event.getSceneX(), event.getSceneY()));
        event.consume();
    }
}
