package systole.app.constraints;

import javafx.geometry.Point2D;

import systole.app.constraints.GraphLayout.Box;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the lines of all edges: each leaves and enters at the sides that face each other, or bends
 * around where one vertex stands below the other. Lines at the same side are fanned out in the
 * order of where they come from, so that they neither share a point nor cross there.
 */
final class EdgeRouting {
    private static final double FAN = 14;
    private static final double ARROW_ROOM = 2;

    private final Map<String, Box> places;
    private final List<Edge> edges;
    private final Map<Side, List<End>> sides = new LinkedHashMap<>();

    private EdgeRouting(List<Edge> edges, Map<String, Box> places) {
        this.places = places;
        this.edges =
                edges.stream()
                        .filter(edge -> places.containsKey(edge.from()))
                        .filter(edge -> places.containsKey(edge.to()))
                        .toList();
    }

    private record Side(String vertex, boolean right) {}

    private record End(int edge, double opposite) {}

    /** The lines by edge; an edge whose vertices have no place yet has none. */
    static Map<Edge, EdgeShape> of(List<Edge> edges, Map<String, Box> places) {
        return new EdgeRouting(edges, places).lines();
    }

    private Map<Edge, EdgeShape> lines() {
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            dock(i, side(edge.from(), edge.to()), edge.to());
            dock(i, side(edge.to(), edge.from()), edge.from());
        }
        sides.values().forEach(ends -> ends.sort(Comparator.comparingDouble(End::opposite)));
        var lines = new LinkedHashMap<Edge, EdgeShape>();
        for (int i = 0; i < edges.size(); i++) {
            lines.put(edges.get(i), line(i));
        }
        return lines;
    }

    private void dock(int edge, Side side, String opposite) {
        sides.computeIfAbsent(side, _ -> new ArrayList<>())
                .add(new End(edge, box(opposite).anchorY()));
    }

    /** Which side of a vertex faces another; both left where one stands below the other. */
    private Side side(String of, String facing) {
        Box box = box(of);
        return new Side(of, box.x() + box.width() <= box(facing).x());
    }

    private Box box(String vertex) {
        return Objects.requireNonNull(places.get(vertex), vertex);
    }

    private EdgeShape line(int index) {
        Edge edge = edges.get(index);
        Side from = side(edge.from(), edge.to());
        Side to = side(edge.to(), edge.from());
        Point2D start = port(from, index);
        Point2D end = port(to, index);
        double height = Math.abs(end.getY() - start.getY());
        double reach =
                from.right() == to.right()
                        ? 36 + height / 6
                        : Math.max(30, Math.abs(end.getX() - start.getX()) / 2);
        return new EdgeShape(
                start,
                start.add(from.right() ? reach : -reach, 0),
                end.add(to.right() ? reach : -reach, 0),
                end);
    }

    private Point2D port(Side side, int edge) {
        Box box = box(side.vertex());
        List<End> ends = sides.getOrDefault(side, List.of());
        int place = 0;
        while (ends.get(place).edge() != edge) {
            place++;
        }
        double step = Math.min(FAN, (GraphLayout.HEIGHT - 12) / ends.size());
        double x = side.right() ? box.x() + box.width() + ARROW_ROOM : box.x() - ARROW_ROOM;
        return new Point2D(x, box.anchorY() + (place - (ends.size() - 1) / 2.0) * step);
    }
}
