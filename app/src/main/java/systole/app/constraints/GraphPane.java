package systole.app.constraints;

import javafx.geometry.BoundingBox;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import systole.app.constraints.GraphLayout.Box;
import systole.app.l10n.Messages;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The graph itself: vertices and edges on a ground that can be moved and scaled. Views are kept
 * from graph to graph. While a vertex is pointed at or has the focus, what it has nothing to do
 * with steps back.
 */
final class GraphPane extends StackPane {
    private final ConstraintsViewModel model;
    private final Messages messages;
    private final Pane world = new Pane();
    private final Camera camera = new Camera(world);
    private final Group groups = new Group();
    private final Group edges = new Group();
    private final Group vertices = new Group();
    private final Map<String, VertexView> vertexViews = new LinkedHashMap<>();
    private final Map<String, EdgeView> edgeViews = new LinkedHashMap<>();
    private final LineDrawing drawing;
    private Optional<Point2D> grabbed = Optional.empty();
    private boolean touched;

    GraphPane(ConstraintsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("graph");
        setId("constraint-graph");
        setMinSize(0, 0);
        drawing = new LineDrawing(model, messages, world, vertexViews);
        world.getChildren().addAll(groups, edges, vertices, drawing.line());
        world.setManaged(false);
        getChildren().addAll(world, drawing.hint());
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> grabbed = Optional.of(point(event)));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::pan);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::background);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        model.graphProperty().subscribe(this::draw);
        model.placesProperty().subscribe(this::draw);
        model.selectedProperty().subscribe(this::draw);
        model.draftProperty().subscribe(this::draw);
        messages.languageProperty().subscribe(this::draw);
        draw();
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }

    private void draw() {
        ConstraintGraph graph = model.graphProperty().get();
        Map<String, Box> places = model.placesProperty().get();
        drawVertices(graph, places);
        drawEdges(graph, places);
        attend();
        requestLayout();
    }

    private void drawVertices(ConstraintGraph graph, Map<String, Box> places) {
        retain(vertexViews, graph.vertices().keySet());
        for (Vertex vertex : graph.vertices().values()) {
            VertexView known = vertexViews.get(vertex.key());
            boolean holder = !graph.members(vertex).isEmpty();
            if (known == null || !known.vertex().equals(vertex) || known.holder() != holder) {
                remove(known);
                known = made(vertex, holder);
            }
            Optional<Box> box = Optional.ofNullable(places.get(vertex.key()));
            known.setVisible(box.isPresent());
            box.ifPresent(known::place);
        }
    }

    private VertexView made(Vertex vertex, boolean holder) {
        var view = new VertexView(vertex, holder, messages);
        vertexViews.put(vertex.key(), view);
        (holder ? groups : vertices).getChildren().add(view);
        drawing.attach(view);
        new VertexMoving(this, view).attach();
        view.focusedProperty().subscribe(focused -> focused(view, focused));
        view.hoverProperty().subscribe(this::attend);
        return view;
    }

    private void drawEdges(ConstraintGraph graph, Map<String, Box> places) {
        var keys = new LinkedHashSet<String>();
        graph.edges().forEach(edge -> keys.add(edge.key()));
        retain(edgeViews, keys);
        Map<Edge, EdgeShape> lines = EdgeRouting.of(graph.edges(), places);
        for (Edge edge : graph.edges()) {
            EdgeView view = edgeViews.computeIfAbsent(edge.key(), this::made);
            Optional<EdgeShape> line = Optional.ofNullable(lines.get(edge));
            view.setVisible(line.isPresent());
            line.ifPresent(along -> view.show(edge, along, state(edge)));
        }
    }

    private EdgeView.State state(Edge edge) {
        boolean selected =
                model.selectedProperty().get().map(Edge::key).equals(Optional.of(edge.key()));
        Optional<Draft> draft =
                model.draftProperty().get().filter(one -> one.id().equals(edge.constraint().id()));
        boolean leaving = draft.filter(one -> one.element().isEmpty()).isPresent();
        return new EdgeView.State(selected, draft.isPresent() && !leaving, leaving);
    }

    private EdgeView made(String key) {
        var view = new EdgeView(messages, () -> pick(key));
        edges.getChildren().add(view);
        view.focusedProperty().subscribe(focused -> focused(view, focused));
        view.setOnKeyPressed(
                event -> {
                    switch (event.getCode()) {
                        case DELETE, BACK_SPACE -> {
                            pick(key);
                            model.delete();
                            event.consume();
                        }
                        case F -> {
                            pick(key);
                            model.flip();
                            event.consume();
                        }
                        default -> {}
                    }
                });
        return view;
    }

    private void pick(String key) {
        model.select(Optional.ofNullable(edgeViews.get(key)).flatMap(EdgeView::edge));
    }

    private <T extends Node> void retain(Map<String, T> views, Set<String> keys) {
        views.entrySet()
                .removeIf(
                        entry -> {
                            if (!keys.contains(entry.getKey())) {
                                remove(entry.getValue());
                                return true;
                            }
                            return false;
                        });
    }

    private void remove(@Nullable Node view) {
        if (view != null && view.getParent() instanceof Group group) {
            group.getChildren().remove(view);
        }
    }

    /** What the keyboard reaches comes into sight. */
    private void focused(Node view, boolean focused) {
        attend();
        if (focused && view.isFocusVisible() && getWidth() > 0) {
            camera.reveal(
                    sceneToLocal(view.localToScene(view.getBoundsInLocal())),
                    getWidth(),
                    getHeight());
        }
    }

    private void attend() {
        ConstraintGraph graph = model.graphProperty().get();
        Optional<Vertex> subject =
                vertexViews.values().stream()
                        .filter(view -> view.isHover() && !drawing.underWay())
                        .filter(view -> !view.holder())
                        .findFirst()
                        .or(() -> vertexViews.values().stream().filter(Node::isFocused).findFirst())
                        .map(VertexView::vertex);
        Set<String> near = subject.map(graph::around).orElseGet(() -> vertexViews.keySet());
        vertexViews.forEach((key, view) -> view.stepBack(!near.contains(key)));
        for (EdgeView view : edgeViews.values()) {
            boolean touches =
                    view.edge()
                            .filter(edge -> subject.isEmpty() || graph.touches(edge, subject.get()))
                            .isPresent();
            view.stepBack(!touches);
        }
    }

    /** Moves a vertex, and a group's members with it. */
    void shift(VertexView view, double dx, double dy) {
        Map<String, Box> places = model.placesProperty().get();
        var moved = new LinkedHashMap<String, Box>();
        Set<String> together = new LinkedHashSet<>(Set.of(view.vertex().key()));
        model.graphProperty()
                .get()
                .members(view.vertex())
                .forEach(member -> together.add(member.key()));
        for (String key : together) {
            Optional.ofNullable(places.get(key))
                    .ifPresent(box -> moved.put(key, box.shifted(dx, dy)));
        }
        model.place(moved);
        touched = true;
    }

    /** A distance in the window as a distance in the graph. */
    double unscaled(double distance) {
        return distance / camera.scale();
    }

    private void pan(MouseEvent event) {
        grabbed.ifPresent(
                from -> {
                    touched = true;
                    camera.pan(event.getX() - from.getX(), event.getY() - from.getY());
                    grabbed = Optional.of(point(event));
                });
    }

    /** A click beside everything ends the selection; a draft is not lost so easily. */
    private void background(MouseEvent event) {
        if (event.isStillSincePress() && model.draftProperty().get().isEmpty()) {
            model.select(Optional.empty());
        }
    }

    private void scroll(ScrollEvent event) {
        touched = true;
        if (event.isControlDown()) {
            camera.zoom(Math.pow(1.0015, event.getDeltaY()), event.getX(), event.getY());
        } else {
            camera.pan(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    /** Makes everything larger or smaller, around the middle. */
    void zoom(double factor) {
        touched = true;
        camera.zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    /** Shows everything. */
    void fit() {
        touched = false;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        placeLabels();
        if (!touched) {
            fitAll();
        }
    }

    private void placeLabels() {
        var areas =
                vertexViews.values().stream().filter(Node::isVisible).map(GraphPane::area).toList();
        var lines = edgeViews.values().stream().flatMap(view -> view.line().stream()).toList();
        var places = new LabelPlaces(areas, lines);
        edgeViews.values().stream()
                .filter(Node::isVisible)
                .forEach(view -> view.placeLabel(places));
    }

    private static Rectangle2D area(VertexView view) {
        return new Rectangle2D(
                view.getLayoutX(), view.getLayoutY(), view.getWidth(), view.getHeight());
    }

    /** Until the user moves or scales it, the whole graph is in sight. */
    private void fitAll() {
        Map<String, Box> places = model.placesProperty().get();
        if (places.isEmpty() || getWidth() == 0 || getHeight() == 0) {
            return;
        }
        double left = places.values().stream().mapToDouble(Box::x).min().orElse(0);
        double top = places.values().stream().mapToDouble(Box::y).min().orElse(0);
        double right =
                places.values().stream().mapToDouble(box -> box.x() + box.width()).max().orElse(1);
        double bottom =
                places.values().stream().mapToDouble(box -> box.y() + box.height()).max().orElse(1);
        camera.fit(new BoundingBox(left, top, right - left, bottom - top), getWidth(), getHeight());
    }
}
