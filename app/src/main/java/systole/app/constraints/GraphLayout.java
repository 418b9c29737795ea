package systole.app.constraints;

import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Places the vertices of a graph with Eclipse's layered layout: resources to the left, nodes to the
 * right, groups around their members.
 *
 * <p>The first run loads the layout engine and takes a second or two: never call this on the
 * window's thread.
 */
final class GraphLayout {
    /** The size of a vertex that is not a group, in pixels. */
    static final double WIDTH = 176;

    /** See {@link #WIDTH}. */
    static final double HEIGHT = 44;

    private static final double GROUP_HEAD = 32;
    private static final double PADDING = 12;
    private static final double GAP = 8;
    private static final double MARGIN = 24;

    private GraphLayout() {}

    /**
     * A vertex's place.
     *
     * @param x from the left, in pixels, absolute also for members of a group
     */
    record Box(double x, double y, double width, double height) {

        /** The height at which lines end: at the head of a group, in the middle of others. */
        double anchorY() {
            return y + (height > HEIGHT ? GROUP_HEAD : height) / 2;
        }

        /** The same elsewhere. */
        Box shifted(double dx, double dy) {
            return new Box(x + dx, y + dy, width, height);
        }
    }

    /** A place for every vertex, by key. */
    static Map<String, Box> of(ConstraintGraph graph) {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode root = root();
        var placed = new LinkedHashMap<String, ElkNode>();
        for (Vertex vertex : graph.vertices().values()) {
            if (vertex.holder().isEmpty()) {
                placed.put(vertex.key(), node(vertex, root, graph.members(vertex).size()));
            }
        }
        for (Edge edge : graph.edges()) {
            ElkGraphUtil.createSimpleEdge(
                    placed.get(outermost(graph, edge.from())),
                    placed.get(outermost(graph, edge.to())));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        Folding.fold(placed.values());
        return boxes(graph, placed);
    }

    private static ElkNode root() {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 24.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 150.0);
        root.setProperty(
                LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        return root;
    }

    private static ElkNode node(Vertex vertex, ElkNode root, int members) {
        ElkNode node = ElkGraphUtil.createNode(root);
        if (members == 0) {
            node.setDimensions(WIDTH, HEIGHT);
        } else {
            node.setDimensions(
                    WIDTH + 2 * PADDING, GROUP_HEAD + members * (HEIGHT + GAP) - GAP + PADDING);
        }
        if (vertex instanceof Vertex.OfNode) {
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST);
        }
        return node;
    }

    /** Members stand in their group in the order they start. */
    private static Map<String, Box> boxes(ConstraintGraph graph, Map<String, ElkNode> placed) {
        var boxes = new LinkedHashMap<String, Box>();
        placed.forEach(
                (key, node) -> {
                    boxes.put(
                            key,
                            new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight()));
                    double y = node.getY() + GROUP_HEAD;
                    for (Vertex member : graph.members(graph.vertex(key))) {
                        boxes.put(member.key(), new Box(node.getX() + PADDING, y, WIDTH, HEIGHT));
                        y += HEIGHT + GAP;
                    }
                });
        return boxes;
    }

    private static String outermost(ConstraintGraph graph, String key) {
        return graph.vertex(key).holder().orElse(key);
    }
}
