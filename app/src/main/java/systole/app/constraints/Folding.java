package systole.app.constraints;

import org.eclipse.elk.graph.ElkNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Folds a layout that is much higher than a window: a long layer becomes several columns side by
 * side, shifted by half a row against each other, so that lines find their way between. A layout
 * that fits stays as it is.
 */
final class Folding {
    private static final double HIGHEST = 720;
    private static final double WANTED_SHAPE = 2.1;
    private static final double ROW_GAP = 24;
    private static final double COLUMN_GAP = 44;
    private static final double LAYER_GAP = 150;

    private final List<List<ElkNode>> layers;

    private Folding(List<List<ElkNode>> layers) {
        this.layers = layers;
    }

    /** Folds the layers these nodes stand in, from left to right. */
    static void fold(Collection<ElkNode> nodes) {
        var folding = new Folding(layers(nodes));
        double height = folding.layers.stream().mapToDouble(Folding::height).max().orElse(0);
        if (height <= HIGHEST) {
            return;
        }
        int parts = 1;
        double limit = height;
        while (limit > HIGHEST && folding.width(limit) < limit * WANTED_SHAPE) {
            parts++;
            limit = height / parts;
        }
        folding.apply(limit);
    }

    private static List<List<ElkNode>> layers(Collection<ElkNode> nodes) {
        var layers = new ArrayList<List<ElkNode>>();
        double right = Double.NEGATIVE_INFINITY;
        for (ElkNode node :
                nodes.stream().sorted(Comparator.comparingDouble(ElkNode::getX)).toList()) {
            if (node.getX() >= right) {
                layers.add(new ArrayList<>());
            }
            layers.getLast().add(node);
            right = Math.max(right, node.getX() + node.getWidth());
        }
        layers.forEach(layer -> layer.sort(Comparator.comparingDouble(ElkNode::getY)));
        return layers;
    }

    private static double height(List<ElkNode> layer) {
        return layer.stream().mapToDouble(node -> node.getHeight() + ROW_GAP).sum();
    }

    private static double width(List<ElkNode> layer) {
        return layer.stream().mapToDouble(ElkNode::getWidth).max().orElse(0);
    }

    private static int columns(List<ElkNode> layer, double limit) {
        return (int) Math.ceil(height(layer) / limit);
    }

    private double width(double limit) {
        return layers.stream()
                .mapToDouble(
                        layer -> columns(layer, limit) * (width(layer) + COLUMN_GAP) + LAYER_GAP)
                .sum();
    }

    private void apply(double limit) {
        double x = 0;
        for (List<ElkNode> layer : layers) {
            int columns = columns(layer, limit);
            place(layer, x, columns, limit);
            x += columns * (width(layer) + COLUMN_GAP) - COLUMN_GAP + LAYER_GAP;
        }
    }

    /** The next node goes to the shortest column; a single column is spread over the height. */
    private static void place(List<ElkNode> layer, double x, int columns, double limit) {
        double spare = Math.max(0, limit - height(layer)) / layer.size();
        double gap = ROW_GAP + (columns == 1 ? spare : 0);
        var bottoms = new double[columns];
        for (int column = 0; column < columns; column++) {
            bottoms[column] = column % 2 * (GraphLayout.HEIGHT + ROW_GAP) / 2 + gap / 2;
        }
        for (ElkNode node : layer) {
            int shortest = 0;
            for (int column = 1; column < columns; column++) {
                if (bottoms[column] < bottoms[shortest]) {
                    shortest = column;
                }
            }
            node.setLocation(x + shortest * (width(layer) + COLUMN_GAP), bottoms[shortest]);
            bottoms[shortest] += node.getHeight() + gap;
        }
    }
}
