package systole.app.constraints;

import javafx.geometry.Point2D;
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
import systole.model.resource.ResourceId;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The graph itself: vertices and edges on a ground that can be moved and scaled. Views are kept
 * from graph to graph.
 */
final class GraphPane extends StackPane {
    private static final double SMALLEST = 0.3;
    private static final double LARGEST = 1.6;
    private static final double MARGIN = 24;

    private final ConstraintsViewModel model;
    private final Messages messages;
    private final Pane world = new Pane();
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
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> background(event));
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        model.graphProperty().subscribe(this::draw);
        model.placesProperty().subscribe(this::draw);
        model.selectedProperty().subscribe(this::draw);
        model.draftProperty().subscribe(this::draw);
        messages.languageProperty().subscribe(this::draw);
        widthProperty().subscribe(this::fitUntouched);
        heightProperty().subscribe(this::fitUntouched);
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }

    private void draw() {
        ConstraintGraph graph = model.graphProperty().get();
        Map<String, Box> places = model.placesProperty().get();
        drawVertices(graph, places);
        drawEdges(graph, places);
        fitUntouched();
    }

    private void drawVertices(ConstraintGraph graph, Map<String, Box> places) {
        retain(vertexViews, graph.vertices().keySet());
        Set<String> holders = holders(graph);
        for (Vertex vertex : graph.vertices().values()) {
            VertexView known = vertexViews.get(vertex.key());
            if (known == null || !known.vertex().equals(vertex)) {
                remove(known);
                known = made(vertex, holders.contains(vertex.key()));
            }
            Optional<Box> box = Optional.ofNullable(places.get(vertex.key()));
            known.setVisible(box.isPresent());
            box.ifPresent(known::place);
        }
    }

    private static Set<String> holders(ConstraintGraph graph) {
        var holders = new LinkedHashSet<String>();
        for (Vertex vertex : graph.vertices().values()) {
            if (vertex instanceof Vertex.OfResource(_, var group, _)) {
                group.map(Vertex.OfResource::keyOf).ifPresent(holders::add);
            }
        }
        return holders;
    }

    private VertexView made(Vertex vertex, boolean holder) {
        var view = new VertexView(vertex, holder);
        vertexViews.put(vertex.key(), view);
        (holder ? groups : vertices).getChildren().add(view);
        drawing.attach(view);
        new VertexMoving(this, view).attach();
        return view;
    }

    private void drawEdges(ConstraintGraph graph, Map<String, Box> places) {
        var keys = new LinkedHashSet<String>();
        graph.edges().forEach(edge -> keys.add(edge.key()));
        retain(edgeViews, keys);
        var lanes = new HashMap<Set<String>, Integer>();
        for (Edge edge : graph.edges()) {
            EdgeView view = edgeViews.computeIfAbsent(edge.key(), _ -> made(edge.key()));
            Box from = places.get(edge.from());
            Box to = places.get(edge.to());
            view.setVisible(from != null && to != null);
            if (from != null && to != null) {
                int lane = lanes.merge(Set.of(edge.from(), edge.to()), 1, Integer::sum) - 1;
                view.show(edge, EdgeShape.between(from, to, lane), state(edge));
            }
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

    /** Moves a vertex, and a group's members with it. */
    void shift(VertexView view, double dx, double dy) {
        move(view.vertex().key(), dx, dy);
        if (view.vertex() instanceof Vertex.OfResource(ResourceId id, _, _)) {
            for (Vertex vertex : model.graphProperty().get().vertices().values()) {
                if (vertex instanceof Vertex.OfResource(_, var group, _)
                        && group.equals(Optional.of(id))) {
                    move(vertex.key(), dx, dy);
                }
            }
        }
    }

    private void move(String key, double dx, double dy) {
        Box box = model.placesProperty().get().get(key);
        if (box != null) {
            model.place(key, new Box(box.x() + dx, box.y() + dy, box.width(), box.height()));
        }
    }

    /** A distance in the window as a distance in the graph. */
    double unscaled(double distance) {
        return distance / world.getScaleX();
    }

    private void pan(MouseEvent event) {
        grabbed.ifPresent(
                from -> {
                    touched = true;
                    world.setTranslateX(world.getTranslateX() + event.getX() - from.getX());
                    world.setTranslateY(world.getTranslateY() + event.getY() - from.getY());
                    grabbed = Optional.of(point(event));
                });
    }

    private void background(MouseEvent event) {
        if (event.isStillSincePress() && event.getTarget() == this) {
            model.select(Optional.empty());
        }
    }

    private void scroll(ScrollEvent event) {
        touched = true;
        if (event.isControlDown()) {
            zoom(Math.pow(1.0015, event.getDeltaY()), event.getX(), event.getY());
        } else {
            world.setTranslateX(world.getTranslateX() + event.getDeltaX());
            world.setTranslateY(world.getTranslateY() + event.getDeltaY());
        }
        event.consume();
    }

    /** Makes everything larger or smaller, around the middle. */
    void zoom(double factor) {
        touched = true;
        zoom(factor, getWidth() / 2, getHeight() / 2);
    }

    private void zoom(double factor, double x, double y) {
        double scale = Math.clamp(world.getScaleX() * factor, SMALLEST, LARGEST);
        double real = scale / world.getScaleX();
        world.setTranslateX(x - (x - world.getTranslateX()) * real);
        world.setTranslateY(y - (y - world.getTranslateY()) * real);
        scale(scale);
    }

    private void scale(double scale) {
        world.getTransforms().clear();
        world.setScaleX(scale);
        world.setScaleY(scale);
    }

    /** Shows everything. */
    void fit() {
        touched = false;
        fitUntouched();
    }

    /** Until the user moves or scales it, the whole graph is in sight. */
    private void fitUntouched() {
        Map<String, Box> places = model.placesProperty().get();
        if (touched || places.isEmpty() || getWidth() == 0 || getHeight() == 0) {
            return;
        }
        double right =
                places.values().stream().mapToDouble(box -> box.x() + box.width()).max().orElse(1);
        double bottom =
                places.values().stream().mapToDouble(box -> box.y() + box.height()).max().orElse(1);
        double left = places.values().stream().mapToDouble(Box::x).min().orElse(0);
        double top = places.values().stream().mapToDouble(Box::y).min().orElse(0);
        double scale =
                Math.clamp(
                        Math.min(
                                (getWidth() - 2 * MARGIN) / (right - left),
                                (getHeight() - 2 * MARGIN) / (bottom - top)),
                        SMALLEST,
                        1);
        scale(scale);
        world.setTranslateX(Math.round((getWidth() - (right + left) * scale) / 2));
        world.setTranslateY(Math.round((getHeight() - (bottom + top) * scale) / 2));
    }
}
