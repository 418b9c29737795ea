package systole.app.constraints;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;

import systole.app.l10n.Messages;
import systole.app.plan.Phrase;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Draws a new edge from vertex to vertex: with the mouse from a vertex's handle, or with the
 * keyboard — C on one vertex, Enter on the other, Escape to stop. While it is drawn, vertices where
 * it may not end say why.
 */
final class LineDrawing {
    private final ConstraintsViewModel model;
    private final Messages messages;
    private final Pane world;
    private final Map<String, VertexView> vertices;
    private final Line line = new Line();
    private final Label hint = new Label();
    private final ContextMenu chooser = new ContextMenu();
    private Optional<VertexView> origin = Optional.empty();

    LineDrawing(
            ConstraintsViewModel model,
            Messages messages,
            Pane world,
            Map<String, VertexView> vertices) {
        this.model = model;
        this.messages = messages;
        this.world = world;
        this.vertices = vertices;
        line.getStyleClass().add("edge-drawn");
        line.setVisible(false);
        line.setMouseTransparent(true);
        hint.getStyleClass().add("edge-hint");
        hint.setId("constraint-hint");
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        StackPane.setAlignment(hint, Pos.TOP_CENTER);
        chooser.setId("constraint-chooser");
    }

    /** The line while it is drawn. */
    Line line() {
        return line;
    }

    /** Whether one is drawn now. */
    boolean underWay() {
        return origin.isPresent();
    }

    /** What is said while it is drawn. */
    Label hint() {
        return hint;
    }

    /** Lets lines begin and end at a vertex. */
    void attach(VertexView view) {
        view.handle().addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(view, event));
        view.handle().addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.handle().addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(view, event));
        view.focusedProperty()
                .subscribe(
                        focused ->
                                say(
                                        focused && origin.isPresent()
                                                ? Optional.of(view)
                                                : Optional.empty()));
    }

    private void press(VertexView view, MouseEvent event) {
        begin(view);
        Bounds from =
                world.sceneToLocal(view.handle().localToScene(view.handle().getBoundsInLocal()));
        line.setStartX(from.getCenterX());
        line.setStartY(from.getCenterY());
        line.setEndX(from.getCenterX());
        line.setEndY(from.getCenterY());
        line.setVisible(true);
        event.consume();
    }

    private void drag(MouseEvent event) {
        Point2D here = world.sceneToLocal(event.getSceneX(), event.getSceneY());
        line.setEndX(here.getX());
        line.setEndY(here.getY());
        say(under(event));
        event.consume();
    }

    private void release(MouseEvent event) {
        Optional<VertexView> end = under(event);
        Optional<VertexView> begin = origin;
        stop();
        begin.ifPresent(from -> end.filter(to -> to != from).ifPresent(to -> finish(from, to)));
        event.consume();
    }

    private void key(VertexView view, KeyEvent event) {
        if (event.getCode() == KeyCode.C && !event.isShortcutDown()) {
            begin(view);
            say(Optional.empty());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && origin.isPresent()) {
            stop();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && origin.isPresent()) {
            VertexView from = origin.get();
            stop();
            if (from != view) {
                finish(from, view);
            }
            event.consume();
        }
    }

    private void begin(VertexView view) {
        model.dismissRefusal();
        origin = Optional.of(view);
        for (VertexView other : vertices.values()) {
            boolean illegal =
                    other != view && model.objection(view.vertex(), other.vertex()).isPresent();
            other.offer(
                    other == view
                            ? VertexView.Offer.ORIGIN
                            : illegal ? VertexView.Offer.ILLEGAL : VertexView.Offer.LEGAL);
        }
    }

    private void stop() {
        origin = Optional.empty();
        line.setVisible(false);
        hint.setVisible(false);
        for (VertexView view : vertices.values()) {
            view.offer(VertexView.Offer.NONE);
            view.aim(false);
        }
    }

    /** Says what the line would do if it ended there. */
    private void say(Optional<VertexView> end) {
        vertices.values().forEach(view -> view.aim(end.filter(to -> to == view).isPresent()));
        origin.ifPresent(
                from -> {
                    Phrase words =
                            end.filter(to -> to != from)
                                    .map(
                                            to ->
                                                    model.objection(from.vertex(), to.vertex())
                                                            .orElseGet(() -> welcome(from, to)))
                                    .orElseGet(
                                            () ->
                                                    Phrase.of(
                                                            "constraints.drawing",
                                                            from.vertex().label()));
                    hint.setText(words.now(messages));
                    hint.setVisible(true);
                });
    }

    private static Phrase welcome(VertexView from, VertexView to) {
        boolean relation =
                from.vertex() instanceof Vertex.OfResource
                        && to.vertex() instanceof Vertex.OfResource;
        return Phrase.of(
                relation ? "constraints.drawing.relation" : "constraints.drawing.preference",
                from.vertex().label(),
                to.vertex().label());
    }

    private Optional<VertexView> under(MouseEvent event) {
        VertexView found = null;
        for (VertexView view : vertices.values()) {
            boolean inside =
                    view.isVisible()
                            && view.localToScene(view.getBoundsInLocal())
                                    .contains(event.getSceneX(), event.getSceneY());
            if (inside
                    && (found == null
                            || view.getWidth() * view.getHeight()
                                    < found.getWidth() * found.getHeight())) {
                found = view;
            }
        }
        return Optional.ofNullable(found);
    }

    private void finish(VertexView from, VertexView to) {
        List<Wish> wishes = model.wishes(from.vertex(), to.vertex());
        if (wishes.isEmpty()) {
            model.connect(from.vertex(), to.vertex(), Wish.TOGETHER);
            return;
        }
        chooser.getItems().setAll(wishes.stream().map(wish -> item(from, to, wish)).toList());
        chooser.show(to, Side.BOTTOM, 0, 0);
    }

    private MenuItem item(VertexView from, VertexView to, Wish wish) {
        String name = wish.name().toLowerCase(Locale.ROOT);
        var item =
                new MenuItem(
                        messages.now(
                                "constraints.wish." + name,
                                from.vertex().label(),
                                to.vertex().label()));
        item.setId("wish-" + name);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.connect(from.vertex(), to.vertex(), wish));
        return item;
    }
}
